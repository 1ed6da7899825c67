/// A part of the work with a lead, and a thread or room of its own.
package struct Workstream: Hashable, Sendable, Codable {
    package var name: String
    package var goal: String?
    package var lead: PersonID?
    package var openedAt: Instant
    package var thread: ThreadRef?
    /// Set once the chat has opened it.
    package var room: RoomRef?
    /// The last one.
    package var milestone: String?
    package var milestoneAt: Instant?
    package var closedAt: Instant?
    package var result: String?
    private enum CodingKeys: String, CodingKey {
        case name, goal, lead, thread, room, milestone, result
        case openedAt = "opened_at"
        case milestoneAt = "milestone_at"
        case closedAt = "closed_at"
    }
}

extension Incident {
    package var openStreams: [Workstream] { scribe.streams.filter { $0.closedAt == nil } }

    /// Whose own room it is.
    package func openStream(in room: RoomRef) -> Workstream? { openStreams.last { $0.room == room } }

    package func openStream(_ name: String) -> Workstream? { openStreams.first { $0.name == name } }

    /// Whose room or thread a message stands in: the one that was opened last where a place was used again.
    package func stream(at message: MessageRef) -> Workstream? {
        scribe.streams.last { stream in
            if let room = stream.room { return room == message.room }
            guard let thread = stream.thread else { return false }
            return thread.room == message.room && thread.id == message.thread
        }
    }
}

extension Scribe {
    mutating func apply(_ opened: StreamOpened, at instant: Instant) {
        streams.append(
            Workstream(
                name: opened.name, goal: opened.goal, lead: opened.lead, openedAt: instant, thread: opened.thread))
    }

    mutating func apply(_ milestone: StreamMilestone, at instant: Instant) {
        change(milestone.name) {
            $0.milestone = milestone.text
            $0.milestoneAt = instant
        }
    }

    mutating func apply(_ led: StreamLed) { change(led.name) { $0.lead = led.lead } }

    mutating func apply(_ closed: StreamClosed, at instant: Instant) {
        change(closed.name) {
            $0.closedAt = instant
            $0.result = closed.result
        }
    }

    /// A room that moved takes the place of the old one.
    mutating func apply(_ link: RoomLinked) {
        guard let name = link.stream else { return }
        change(name) { $0.room = link.room }
    }

    private mutating func change(_ name: String, _ body: (inout Workstream) -> Void) {
        guard let index = streams.lastIndex(where: { $0.name == name }) else { return }
        body(&streams[index])
    }
}
