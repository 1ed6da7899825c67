extension Desk {
    /// Once for each room: only one of the incident's own, or of a workstream that is open, can be lost.
    package func decideLost(_ room: RoomRef, of id: IncidentID, why: String) -> Decision {
        guard let incident = incidents[id], !incident.phase.isOver, !incident.isLost(room),
            incident.mainRooms.contains(room) || incident.openStream(in: room) != nil
        else {
            return Decision()
        }
        return Decision(id, by: nil, [.roomLost(RoomLost(room: room, why: why))], reply: .nothing)
    }

    /// A sentence for each room that a live incident has lost, for whoever looks after the bot. Without titles.
    package var lostRooms: [String] {
        incidents.values.filter { !$0.phase.isOver }.sorted { $0.id < $1.id }.flatMap { incident in
            (incident.lostRooms ?? []).map { "\(incident.id): its room \($0.room.path) is lost, it \($0.why)" }
        }
    }
}
