import Delivery
import Incidents
import Store

/// Need to know, where things leave and where rooms of ours are entered.
extension Ledger {
    /// May they read this room of ours? One of a private incident is there for its audience alone, also when that is over.
    package func mayEnter(_ room: LocalRoom, _ viewer: Viewer) -> Bool {
        guard let id = desk.incident(in: RoomRef(chat: "local", room: room.name)) ?? room.incident else { return true }
        return desk.isVisible(id, to: viewer)
    }

    /// Both who holds the token and in whose name it is said.
    func maySpeak(_ submission: LocalSubmission, in room: LocalRoom) -> Bool {
        let author = policy.person(chat: "local", handle: submission.author)
        return mayEnter(room, submission.viewer) && mayEnter(room, .person(author))
    }

    /// The last gate: what belongs to a private incident goes to its own rooms and nowhere else, however it came about
    /// and however long it has waited.
    func mayLeave(_ row: OutboxRow) -> Bool {
        guard let id = row.incident, desk.isPrivate(id) else { return true }
        // Nobody's telephone rings who was shut out since; the service hears of the end all the same.
        if case .page(let order) = row.errand, order.action == .trigger, let person = order.person {
            return desk.isVisible(id, to: .person(person))
        }
        guard case .room(let room)? = row.destination else { return true }
        return isOwn(room, of: id)
    }

    func isOwn(_ room: RoomRef, of id: IncidentID) -> Bool {
        incident(id)?.rooms.contains { $0.room == room } ?? false
    }

    /// What the log calls an errand of a private incident: the same for all of one, and nothing that can be traced
    /// without the store's own key.
    func alias(of row: OutboxRow) -> String? {
        guard let id = row.incident, desk.isPrivate(id) else { return nil }
        let seal = (try? store.seal("log/\(id)")) ?? ""
        return "private-\(seal.prefix(8))"
    }

    /// What a room keeps of a message. What concerns security is not for everybody who reads there.
    func keptText(_ submission: LocalSubmission, _ asked: Ask) -> String {
        guard case .security = asked else { return submission.text }
        let room = RoomRef(chat: "local", room: submission.room)
        if let id = desk.incident(in: room), desk.isPrivate(id) { return submission.text }
        return "\(policy.prefix)security (what was written is not shown here)"
    }

    /// Rooms of ours with those who may read them, where that changed in the groups since this was last asked.
    package func takeShutRooms() -> [(room: String, people: [PersonID])] {
        defer { shut.removeAll() }
        return shut.sorted().flatMap { id -> [(room: String, people: [PersonID])] in
            guard let incident = incident(id), let people = incident.audienceList else { return [] }
            return incident.rooms.filter { $0.room.chat == "local" }.map { ($0.room.room, people) }
        }
    }
}
