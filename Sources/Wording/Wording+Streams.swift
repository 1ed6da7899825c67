import Incidents

/// Workstreams: who leads what, and what each has reached.
extension Wording {
    /// `!stream`
    func streams(_ incident: Incident, now: Instant) -> Message {
        let open = incident.openStreams
        var message = Message()
        if let first = open.first {
            message.add("Workstreams of \(headline(incident)):")
            message.blocks.append(.list(open.map { "\(code: $0.name): " + state(of: $0, incident, now: now) }))
            message.add(
                "What one has reached: \(command("stream note \(first.name) …")). At its end: \(command("stream close \(first.name)"))"
            )
        } else {
            message.add(
                "\(incident.id) has no open workstream. To open one: \(command("stream open db @name restore the replica"))"
            )
        }
        let closed = incident.scribe.streams.filter { $0.closedAt != nil }
        if !closed.isEmpty {
            message.add(
                "Closed: " + joined(closed.map { "\(code: $0.name)" + ($0.result.map { " (\($0.unended))" } ?? "") }))
        }
        return message
    }

    /// `Bob Stone, since 14:05 CET – the replica is back (14:20 CET)`
    func state(of stream: Workstream, _ incident: Incident, now: Instant) -> Message.Line {
        let lead: Message.Line = stream.lead.map { "\(name($0))" } ?? "nobody leads it"
        let link = stream.room.flatMap { room in incident.rooms.first { $0.room == room && !incident.isLost(room) } }
        let place: Message.Line =
            link.map { ", in \(Message.Piece.room($0.room, label: $0.name ?? $0.room.room))" } ?? ""
        let last: Message.Line
        if let milestone = stream.milestone, let at = stream.milestoneAt {
            last = " – \(milestone.unended) (\(moment(at, now: now)))"
        } else {
            last = stream.goal.map { " – goal: \($0)" } ?? ""
        }
        return lead + ", since \(moment(stream.openedAt, now: now))" + place + last
    }

    /// One line a stream for `!status` and `!brief`.
    func streamFields(_ incident: Incident, now: Instant) -> [Message.Field] {
        incident.openStreams.map { Message.Field("Stream \($0.name)", state(of: $0, incident, now: now)) }
    }

    func streamOpened(_ opened: StreamOpened, _ incident: Incident, by: PersonID?) -> Message.Line {
        let goal: Message.Line = opened.goal.map { ": \($0)" } ?? ""
        let lead: Message.Line =
            opened.lead.map { "Lead: \($0 == by ? name($0) : mention($0))." }
            ?? "Nobody leads it yet: \(command("stream lead \(opened.name) @name"))"
        return "Workstream \(strong: opened.name) of \(incident.id) is open" + goal + ". " + lead
    }

    /// Where it goes on.
    func streamHint(_ opened: StreamOpened, _ incident: Incident) -> Message.Line {
        let stream = incident.scribe.streams.last { $0.name == opened.name }
        if let room = stream?.room, let link = incident.rooms.first(where: { $0.room == room }) {
            return "It goes on in \(Message.Piece.room(room, label: link.name ?? room.room))."
        }
        if opened.roomAt != nil { return "It gets a room of its own." }
        if opened.thread != nil {
            return "Its thread hangs on your message. What is said there with \(command("milestone …")) is told here."
        }
        return "What it reaches: \(command("stream note \(opened.name) …"))"
    }

    /// The first words in its thread or room.
    package func streamOpening(_ stream: Workstream, _ incident: Incident) -> Message {
        let goal: Message.Line = stream.goal.map { " Goal: \($0)." } ?? ""
        let lead: Message.Line = stream.lead.map { " Lead: \(name($0))." } ?? ""
        var message = Message("This is workstream \(strong: stream.name) of \(headline(incident))." + goal + lead)
        message.add(
            "What is reached: \(command("milestone …")), which the incident's room hears. At the end: \(command("stream close …"))"
        )
        return message
    }

    package func streamHasRoom(_ link: RoomLinked, _ stream: Workstream) -> Message {
        Message(
            "Workstream \(strong: stream.name) has its room: \(Message.Piece.room(link.room, label: link.name ?? link.room.room))"
        )
    }

    func milestone(_ milestone: StreamMilestone, by: PersonID?) -> Message.Line {
        "Milestone of \(strong: milestone.name) by \(name(by)): \(milestone.text)"
    }

    func streamLed(_ led: StreamLed, by: PersonID?) -> Message.Line {
        let before: Message.Line = led.previous.map { " now, taking over from \(name($0))" } ?? ""
        return "\(led.lead == by ? name(led.lead) : mention(led.lead)) leads workstream \(strong: led.name)" + before
            + "."
    }

    func streamClosed(_ closed: StreamClosed) -> Message.Line {
        "Workstream \(strong: closed.name) is closed" + (closed.result.map { ": \($0)" } ?? ".")
    }

    /// In its own thread or room nobody has to read twice what they have just written.
    func streamAnswer(_ event: Event, _ incident: Incident) -> Message.Line? {
        guard case .streamMilestone(let milestone) = event.fact, let message = event.from,
            incident.stream(at: message)?.name == milestone.name
        else { return nil }
        return "Noted, and told in \(room(of: incident, near: message.room.chat))."
    }
}
