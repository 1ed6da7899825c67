import Incidents
import Wording

/// Whoever heard of an incident without being in its room hears what becomes of it, each once: announce rooms, the room
/// where it was declared, and the executives where something of it was said to them.
extension Effects {
    /// Mitigated, over, and open again.
    func phaseElsewhere(_ move: PhaseMoved, _ event: Event, _ incident: Incident, asked: RoomRef?) -> [OutboxRow] {
        guard move.isNewsElsewhere, !incident.isQuiet, let word = wording.phaseElsewhere(event, incident, now: now)
        else { return [] }
        let executives = incident.kind == .real && incident.executivesTold == true ? policy.executiveRooms : []
        var rooms = incident.isDrill ? [] : policy.announceRooms
        if let origin = incident.origin, move.to != .closed, !rooms.contains(origin) { rooms.append(origin) }
        // Of what is no real incident the end alone is told, and that it is back.
        if incident.kind != .real, move.to == .closed || move.to.isActive && move.from.isActive { rooms = [] }
        return rows(word, to: rooms.filter { !executives.contains($0) }, "announce", event, incident, asked: asked)
            + rows(
                wording.executiveWord(event, incident, now: now), to: executives, "executives", event, incident,
                asked: asked)
    }

    /// Announce rooms heard of every declaration, so they hear how bad it is by now.
    func severityElsewhere(_ set: SeveritySet, _ event: Event, _ incident: Incident, asked: RoomRef?) -> [OutboxRow] {
        guard incident.kind == .real, !incident.isQuiet, let word = wording.severityElsewhere(set, incident) else {
            return []
        }
        // Where the new severity tells a room by itself, that is the word.
        let told = incident.pages.filter { $0.at == event.at && $0.seq > event.seq }.flatMap { $0.paged.rooms ?? [] }
        let executives = set.tellsExecutives == true ? policy.executiveRooms.filter { !told.contains($0) } : []
        let rooms = policy.announceRooms.filter { !executives.contains($0) && !told.contains($0) }
        return rows(word, to: rooms, "announce", event, incident, asked: asked)
            + rows(
                wording.executiveWord(event, incident, now: now), to: executives, "executives", event, incident,
                asked: asked)
    }

    private func rows(
        _ message: Message, to rooms: [RoomRef], _ what: String, _ event: Event, _ incident: Incident, asked: RoomRef?
    ) -> [OutboxRow] {
        rooms.enumerated().compactMap { index, room in
            guard room != asked, !incident.mainRooms.contains(room) else { return nil }
            return say(
                message, key: "e\(event.seq)/\(what)/\(index)", to: .room(room), incident, kind: .announcement)
        }
    }
}

extension PhaseMoved {
    /// Between the first two phases nothing has changed for whoever is not in the room.
    fileprivate var isNewsElsewhere: Bool {
        switch to {
        case .monitoring, .resolved, .closed, .cancelled, .merged: true
        case .investigating: from != .identified
        case .identified: false
        }
    }
}
