/// A room of the incident that its people cannot be spoken to in any more.
package struct LostRoom: Hashable, Sendable, Codable {
    package var room: RoomRef
    /// Completes "it …": `was archived`.
    package var why: String
    package var at: Instant
    private enum CodingKeys: String, CodingKey { case room, why, at }
}

extension Incident {
    package func isLost(_ room: RoomRef) -> Bool { lostRooms?.contains { $0.room == room } ?? false }

    /// It stays linked: whoever gets it back and types there means this incident. Nothing is announced in it.
    mutating func apply(_ lost: RoomLost, at instant: Instant) {
        guard !isLost(lost.room) else { return }
        lostRooms = (lostRooms ?? []) + [LostRoom(room: lost.room, why: lost.why, at: instant)]
    }
}
