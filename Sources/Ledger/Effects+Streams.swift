import Incidents
import Wording

extension Effects {
    /// The first words of its thread, or the order for a room of its own; the main rooms hear of it.
    func streamOpened(_ opened: StreamOpened, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        var rows = announceStream(event, incident)
        guard let stream = incident.scribe.streams.last(where: { $0.name == opened.name }) else { return rows }
        if let chat = opened.roomAt { rows.append(room(of: stream, at: chat, event, incident)) }
        if let thread = opened.thread {
            rows.append(
                say(
                    wording.streamOpening(stream, incident), key: "e\(event.seq)/thread/0", to: .room(thread.room),
                    incident, kind: .announcement, thread: thread.id))
        }
        return rows
    }

    /// In a lane of its own: nothing that is said waits for it.
    private func room(of stream: Workstream, at chat: String, _ event: Event, _ incident: Incident) -> OutboxRow {
        let wanted = [stream.lead, event.by, incident.commander].compactMap { $0 }
        let invited = wanted.reduce(into: [PersonID]()) { list, person in
            if !list.contains(person), incident.isVisible(to: .person(person)) { list.append(person) }
        }
        let order = RoomOrder(
            incident: incident.id, chat: chat, name: "\(incident.label.dropFirst())-\(stream.name)",
            topic: wording.roomTopic(stream, incident), isPrivate: incident.isPrivate, invite: invited,
            stream: stream.name)
        return OutboxRow(
            key: "e\(event.seq)/open/0/\(store)", lane: "stream/\(incident.id)/\(stream.name)", priority: .announcement,
            errand: .openRoom(order), incident: incident.id, createdAt: now)
    }

    /// The room is there: it hears what it is for, and the main rooms hear where it is.
    func streamLinked(_ link: RoomLinked, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard let name = link.stream, let stream = incident.scribe.streams.last(where: { $0.name == name }) else {
            return []
        }
        let rows = destinations(incident).enumerated().map { index, to in
            say(
                wording.streamHasRoom(link, stream), key: "e\(event.seq)/say/\(index)", to: to, incident,
                kind: .announcement)
        }
        return rows + [
            say(
                wording.streamOpening(stream, incident), key: "e\(event.seq)/thread/0", to: .room(link.room), incident,
                kind: .announcement, isPinned: true)
        ]
    }

    /// What is said in a thread has not been heard by the room that the thread hangs in.
    func announceStream(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard let message = wording.announcement(event, incident, now: now) else { return [] }
        return destinations(incident).enumerated().compactMap { index, to in
            if case .room(let room) = to, let from = event.from, from.room == room, from.thread == nil { return nil }
            return say(message, key: "e\(event.seq)/say/\(index)", to: to, incident, kind: .announcement)
        }
    }
}

extension RoomLinked {
    /// What a chat opened is what was ordered: it knows rooms of incidents alone.
    func asked(by order: RoomOrder) -> RoomLinked {
        guard let stream = order.stream else { return self }
        return RoomLinked(room: room, purpose: .stream, name: name ?? "#\(order.name)", stream: stream)
    }
}

extension Incident {
    /// The room at a chat where the incident itself is spoken of.
    func home(at chat: String) -> RoomRef? {
        rooms.first { $0.room.chat == chat && $0.purpose != .stream && !isLost($0.room) }?.room
    }
}
