import Delivery
import Incidents
import Store
import Wording

/// A person archives or deletes the room of a live incident, or takes the bot out of it.
extension Ledger {
    /// Ends the room for its incident: it goes on in the next room, at last one of ours, and what was on its way to the
    /// lost one is said there. At the same chat it is told once what was lost, why, and the last words.
    /// False where the row was not on its way to such a room.
    func lose(_ row: OutboxRow, _ failure: DeliveryFailure) throws -> Bool {
        guard case .say = row.errand, let why = failure.roomLost, let room = room(for: row), room.chat != "local",
            let id = desk.incident(in: room)
        else { return false }
        let decision = desk.decideLost(room, of: id, why: why)
        guard !decision.steps.isEmpty else { return try sayAtHome(row, of: id, lost: room) }
        let unsaid = [row] + outbox.waiting { $0.key != row.key && self.room(for: $0) == room }.joined()
        _ = try carryOut(decision, message: nil, at: group.now)
        if let incident = desk.incidents[id], incident.mainRooms.isEmpty {
            try openLocally(
                RoomOrder(
                    incident: id, chat: "local", name: String(incident.label.dropFirst()),
                    topic: "\(incident.severity.label) \(incident.id): \(incident.shownName)",
                    isPrivate: incident.isPrivate, invite: []))
        }
        guard let incident = desk.incidents[id], let home = incident.mainRooms.first else { return true }
        try tellLost(room, incident, unsaid, why, home)
        for row in unsaid { try sayInstead(row, in: home) }
        return true
    }

    /// What was made for a workstream's room that is lost by now, such as a timer that was set there.
    private func sayAtHome(_ row: OutboxRow, of id: IncidentID, lost room: RoomRef) throws -> Bool {
        guard let incident = desk.incidents[id], incident.isLost(room), incident.openStream(in: room) != nil,
            let home = incident.mainRooms.first, case .say(var saying) = row.errand, saying.onlyFor == nil
        else { return false }
        try store.settle(row.key, as: .superseded, at: group.now)
        stagedRemovals.insert(row.key)
        saying.to = .room(home)
        saying.thread = nil
        var again = row
        again.key = "\(row.key)/home"
        again.lane = lane(of: home)
        again.errand = .say(saying)
        try stage(again)
        return true
    }

    /// In a room that is not ours they stand already, since announcements go to each main room.
    private func sayInstead(_ row: OutboxRow, in home: RoomRef) throws {
        try store.settle(row.key, as: .superseded, at: group.now)
        stagedRemovals.insert(row.key)
        guard case .say(var saying) = row.errand, home.chat == "local" else { return }
        saying.to = .room(home)
        saying.thread = nil
        try sayLocally(saying, key: row.key, in: home.room)
    }

    private func tellLost(
        _ room: RoomRef, _ incident: Incident, _ unsaid: [OutboxRow], _ why: String, _ home: RoomRef
    ) throws {
        let words = unsaid.compactMap { row -> Message? in
            guard case .say(let saying) = row.errand, saying.onlyFor == nil else { return nil }
            return saying.message
        }
        var message = wording.roomLost(room, incident, why: why, home: home, words: words)
        message.banner = wording.banner(for: incident)
        var places = [home]
        // A workstream's is the incident's room to hear of, and nobody else's.
        let isStreams = incident.openStream(in: room) != nil
        if !isStreams, let next = nextRoom(after: room, incident), next != home { places.append(next) }
        for (index, place) in places.enumerated() {
            try stage(
                OutboxRow(
                    key: "lost/\(incident.id)/\(room.path)/\(index)", lane: lane(of: place), priority: .reply,
                    errand: .say(Saying(to: .room(place), message: message, kind: .announcement)),
                    // The commander of a private one is told by name, which is no room of the incident.
                    incident: incident.isPrivate && place != home ? nil : incident.id, createdAt: group.now))
        }
    }

    /// At the same chat: where incidents are announced, where this one was declared, the commander. Of a private one
    /// nobody but the commander hears.
    private func nextRoom(after lost: RoomRef, _ incident: Incident) -> RoomRef? {
        let rooms = incident.isPrivate ? [] : policy.announceRooms + [incident.origin].compactMap { $0 }
        if let room = rooms.first(where: { $0.chat == lost.chat && $0 != lost && !incident.isLost($0) }) { return room }
        guard directChats.contains(lost.chat), let commander = incident.commander,
            let handle = policy.people[commander]?.handles[lost.chat]
        else { return nil }
        return RoomRef(chat: lost.chat, room: handle)
    }
}
