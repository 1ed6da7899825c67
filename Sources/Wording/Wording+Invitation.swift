import Incidents

/// What became of a link that was asked for.
package enum InvitationSaid: Hashable, Sendable {
    /// For who asked: the answer is whispered.
    case link(String)
    /// Whispered to somebody else.
    case whispered
    case cannotWhisper
}

extension Wording {
    func invited(_ person: PersonID, _ said: InvitationSaid?, now: Instant) -> Message {
        switch said {
        case .link(let link): return way("Your way into the rooms on the web", link, now: now)
        case .whispered:
            return Message(
                "\(name(person)) has a link into the rooms on the web: I whispered it to them here. It works once, for \(ours: spoken(policy.invitationsLast))."
            )
        case .cannotWhisper, nil:
            return Message(
                "A link into the rooms lets one person in, and here everybody could read it. On the server, \(code: "sitrep invite \(person.key)") prints one for \(name(person))."
            )
        }
    }

    /// For the one who was invited by somebody else.
    package func invitation(_ link: String, from actor: PersonID?, now: Instant) -> Message {
        way("\(name(actor)) invites you to the rooms on the web", link, now: now)
    }

    private func way(_ opening: Message.Line, _ link: String, now: Instant) -> Message {
        var message = Message(
            opening
                + ". The link is for you alone and works once, until \(moment(now + policy.invitationsLast, now: now)):"
        )
        message.add("\(Message.Piece.link(url: link, label: link))")
        return message
    }
}
