import CommandRouter
import Delivery
import Incidents
import Store
import Wording

/// Need to know, where things leave and where rooms of ours are entered.
extension Ledger {
    /// May they read this room of ours? One of a private incident is there for its audience alone, also when that is over.
    /// The link says whose it is; the row says it of what is out of memory. Where a room was two's, both are asked.
    package func mayEnter(_ room: LocalRoom, _ viewer: Viewer) -> Bool {
        let linked = desk.incident(in: RoomRef(chat: "local", room: room.name))
        if let linked, !desk.isVisible(linked, to: viewer) { return false }
        guard let kept = room.incident, kept != linked else { return true }
        return desk.isVisible(kept, to: viewer)
    }

    /// Does the word of this person on a page of this incident count now? Whoever left, or may not see it any more, is
    /// as one who was never paged.
    package func mayAnswer(_ person: PersonID, _ id: IncidentID) -> Bool {
        (person.strangersHandle != nil || policy.people[person] != nil) && desk.isVisible(id, to: .person(person))
    }

    /// Both who holds the token and in whose name it is said.
    func maySpeak(_ submission: LocalSubmission, in room: LocalRoom) -> Bool {
        let author = policy.person(chat: "local", handle: submission.author)
        return mayEnter(room, submission.viewer) && mayEnter(room, .person(author))
    }

    /// The last gate: what belongs to a private incident goes to its own rooms and nowhere else, however it came about
    /// and however long it has waited.
    func mayLeave(_ row: OutboxRow) -> Bool {
        guard let id = row.incident else { return true }
        guard desk.isPrivate(id) else { return !isHushed(row, id) }
        switch row.errand {
        case .page(let order): return mayLeave(order)
        // It was ordered while the incident was everybody's.
        case .openRoom(let order): return order.isPrivate
        case .say, .dress, .invite, .remove, .probe: break
        }
        guard case .room(let room)? = row.destination else { return true }
        return isOwn(room, of: id)
    }

    /// It concerns security and could not become private: what was to be said of it to everybody is not, however long it
    /// has waited.
    private func isHushed(_ row: OutboxRow, _ id: IncidentID) -> Bool {
        guard desk.incidents[id]?.isHushed == true, case .say(let saying) = row.errand, saying.kind != .reply,
            case .room(let room)? = row.destination
        else { return false }
        return !isOwn(room, of: id)
    }

    /// Nobody's telephone rings who was shut out since; the service hears of the end all the same.
    private func mayLeave(_ order: PageOrder) -> Bool {
        guard order.action == .trigger else { return true }
        if let person = order.person { return desk.isVisible(order.incident, to: .person(person)) }
        let line = incident(order.incident)?.pages.first { $0.seq == order.page }?.paged.line
        return line.map(policy.isSecurityLine) ?? false
    }

    /// What was ordered while it was everybody's says no more than what is ordered now.
    func withoutContent(_ order: PageOrder) -> PageOrder {
        guard let incident = incident(order.incident), incident.isQuiet,
            let page = incident.pages.first(where: { $0.seq == order.page })
        else { return order }
        var order = order
        order.summary = wording.pageSummary(incident, page.paged)
        order.details = wording.pageDetails(incident, page.paged, now: group.now)
        return order
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
    func keptText(_ submission: LocalSubmission, _ parts: [Part]) -> String {
        guard parts.contains(where: { if case .security = $0.ask { true } else { false } }) else {
            return submission.text
        }
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
