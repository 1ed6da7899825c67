/// What follows from a request: facts to keep, and what to answer. A refusal keeps nothing.
package struct Decision: Sendable {
    package struct Step: Sendable {
        package var incident: IncidentID?
        package var by: PersonID?
        package var fact: Fact
    }

    package var steps: [Step] = []
    package var reply: Reply = .nothing
    /// A look at the monitors that has to be made before the answer can be given.
    package var probe: ProbeOrder?

    package init(_ reply: Reply = .nothing) { self.reply = reply }

    package init(_ incident: IncidentID?, by: PersonID?, _ facts: [Fact], reply: Reply = .done) {
        steps = facts.map { Step(incident: incident, by: by, fact: $0) }
        self.reply = reply
    }

    package static func refused(_ refusal: Refusal) -> Decision { Decision(.refused(refusal)) }
}

/// What is shown of the schedules.
package enum DutyAnswer: Hashable, Sendable {
    /// Until: everybody who is on call between the two.
    case onCall(lines: [String], at: Instant, until: Instant? = nil)
    case mine(PersonID)
    case who(PersonID, at: Instant)
    case responders(at: Instant)
    case calendar(PersonID)
    case load(from: Instant, to: Instant)
}

package enum Reply: Sendable {
    /// Said from the events that were kept.
    case done
    case show(Query, IncidentID?)
    /// Show the state after something that was so already.
    case alreadyPaged(IncidentID, page: Int)
    case stalking(always: Bool, wasOn: Bool)
    /// Pages so many people: to be asked back.
    case confirmAllHands(IncidentID, Int)
    case duty(DutyAnswer)
    case thanked(Thanks)
    /// A link into the rooms on the web, for this person alone.
    case invite(PersonID)
    case refused(Refusal)
    case say(Message)
    case askBack(Message, yes: String)
    /// What was done, in a word or two: `noted`. Nobody has to read it.
    case mark(String)
    /// The answer comes when the monitors have been asked.
    case later
    case nothing
}

extension Reply {
    /// What `yes` to it does, typed without the prefix; nil where it asks nothing.
    package var yes: String? {
        switch self {
        case .confirmAllHands(let id, _): "ic page responders yes \(id)"
        case .askBack(_, let yes): yes
        case .refused(let refusal): refusal.yes
        case .done, .show, .alreadyPaged, .stalking, .duty, .thanked, .invite, .say, .mark, .later, .nothing: nil
        }
    }
}
