import Incidents

/// What is said when a chat is away, and when it is back.
extension Wording {
    /// Under a message of which could not be found out whether it was said already.
    package static let mayStandAbove: Message.Line =
        "This may stand above already: the chat did not let me look in time."

    /// A chat is down, or back. `goingOn`: its incidents, each in a room of ours.
    package func trouble(chat: String, _ sentence: String?, goingOn: [Incident] = []) -> Message {
        guard let sentence else { return Message("\(chat) can be reached again. What waited is being said now.") }
        var message = Message(
            "\(strong: "I cannot reach \(chat)"): \(sentence). Incidents go on here; what is meant for \(chat) waits and is said when it is back."
        )
        let rows: [Message.Line] = goingOn.filter { !$0.isQuiet }.compactMap { incident in
            incident.outage(of: chat).map { "\(headline(incident)): \(place($0.room))" }
        }
        if !rows.isEmpty { message.blocks.append(.list(rows)) }
        return message
    }

    /// The first word in the room where the incident goes on.
    package func failedOver(_ failedOver: FailedOver, _ incident: Incident, now: Instant) -> Message {
        var message = Message(
            "\(strong: "\(failedOver.chat) cannot be reached"), so \(headline(incident)) goes on here.")
        let commander: Message.Line = incident.commander.map { "\(name($0))" } ?? "nobody yet"
        message.add("It is " + standsShort(incident, now: now) + ". IC: " + commander + ".")
        let people = incident.pages.last { $0.paged.rule == .chatDown }?.paged.people ?? []
        let (invited, left) = (people.filter { !$0.ways.isEmpty }, people.filter(\.ways.isEmpty))
        if !invited.isEmpty { message.add("Invited: " + names(invited.map(\.person))) }
        if !left.isEmpty {
            let rows = left.map { one -> Message.Line in
                let phone: Message.Line = one.phone.map { " (call \(strong: $0))" } ?? ""
                return "\(name(one.person))" + phone
            }
            message.add("I have no way to invite " + joined(rows) + ".")
        }
        message.add("All commands work here: \(command("brief")), \(command("update …")), \(command("ic me"))")
        return message
    }

    /// The end of the summary at the chat that is back.
    package func wentOn(_ incident: Incident, _ outage: Failover, written: Int, now: Instant) -> Message.Line {
        let count: Message.Line =
            switch written {
            case 0: ""
            case 1: ", with 1 message"
            case 500...: ", with 500 messages or more"
            default: ", with \(written) messages"
            }
        let commander: Message.Line = incident.commander.map { "\(name($0))" } ?? "nobody yet"
        let state: Message.Line = "It is " + standsShort(incident, now: now) + ". IC: " + commander + ". "
        return "From \(moment(outage.since, now: now)) on \(incident.id) went on in \(place(outage.room))" + count
            + ". "
            + state
            + "What is said there is shown here from now on, and the other way round. To end that: \(command("mirror off"))"
    }

    /// A room of the incident is gone. `words`: what was on its way there.
    package func roomLost(
        _ room: RoomRef, _ incident: Incident, why: String, home: RoomRef, words: [Message]
    ) -> Message {
        let name = incident.rooms.first { $0.room == room }?.name ?? incident.label
        var message = Message()
        if let stream = incident.openStream(in: room) {
            message.add(
                "Workstream \(strong: stream.name) of \(headline(incident)) lost its room \(ours: name) at \(ours: room.chat): it \(why)."
            )
        } else {
            message.add("\(headline(incident)) lost its room \(ours: name) at \(ours: room.chat): it \(why).")
        }
        let goesOn: Message.Piece = home.chat == "local" ? place(home) : .room(home, label: home.path)
        message.add("It goes on in \(goesOn).")
        let last = incident.isPrivate ? [] : words.suffix(Self.mostLastWords).map(lastWord)
        guard !last.isEmpty else { return message }
        message.add("What was on its way there:")
        message.blocks.append(.list(last))
        return message
    }
    private static let mostLastWords = 3

    private func lastWord(_ message: Message) -> Message.Line {
        let rows = PlainText.render(message, everyone: "everybody").split(whereSeparator: \.isNewline)
        return "\(rows.prefix(3).joined(separator: " "))"
    }

    /// For `!timers`: where they are said now. A workstream's room is none that they are said in.
    func lostLine(_ lost: LostRoom, _ incident: Incident) -> Message.Line {
        let home = incident.mainRooms.first?.path ?? "local/ops"
        return "The room at \(ours: lost.room.chat) is lost: it \(lost.why). They are said in \(home)."
    }

    /// For a chat that missed no announcement.
    package func wentOnElsewhere(_ line: Message.Line, _ incident: Incident) -> Message {
        var message = Message("\(strong: "I could not reach this chat for a while.")")
        message.add(line)
        message.add("Where it stands now: \(command("brief"))")
        return message
    }

    package func returned(_ returned: ChatReturned, _ incident: Incident) -> Message {
        var message = Message("\(strong: "\(returned.chat) can be reached again.")")
        message.add(
            "What is said here is shown there from now on, and the other way round. To end that: \(command("mirror off"))"
        )
        return message
    }

    /// `Ana Ruiz (slack): the disk is full`. Text from outside stays text: it pings nobody and is no command.
    package func mirrored(_ text: String, by person: PersonID?, from chat: String) -> Message {
        var message = Message()
        let rows = text.split(whereSeparator: \.isNewline).prefix(40)
        for (index, row) in rows.enumerated() {
            message.add(index == 0 ? "\(name(person)) (\(ours: chat)): \(String(row))" : "\(String(row))")
        }
        return message
    }

    func mirrorSet(_ set: MirrorSet, _ incident: Incident) -> Message.Line {
        set.isOn
            ? "What is said in one room of \(incident.id) is shown in its others. To end that: \(command("mirror off"))"
            : "The rooms of \(incident.id) are no longer joined: each shows only what is said in it. To join them: \(command("mirror on"))"
    }

    /// A room of ours, with its address where there is one.
    private func place(_ room: RoomRef) -> Message.Piece {
        policy.publicURL.map { .link(url: "\($0)/rooms/\(room.room)", label: "#\(room.room)") }
            ?? .room(room, label: "#\(room.room)")
    }
}
