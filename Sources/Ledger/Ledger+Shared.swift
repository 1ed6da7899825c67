import Incidents
import Store

/// Rooms that are shared with another organisation (Slack Connect): its people read every word.
extension Ledger {
    func noteShared(_ room: RoomRef) throws {
        guard !sharedRooms.contains(room) else { return }
        try store.set(Self.sharedPrefix + room.path, "1")
        // Should the group fail, the room is only more careful than it has to be.
        sharedRooms.insert(room)
    }

    func recallShared() throws {
        let kept = try store.values(like: Self.sharedPrefix + "%").map { $0.key.dropFirst(Self.sharedPrefix.count) }
        sharedRooms = Set(kept.compactMap { RoomRef(String($0)) })
    }

    /// Without the telephone numbers and addresses of our people. Just before it leaves, so that nothing that says one
    /// has to think of it.
    func withoutNumbers(_ message: Message) -> Message {
        let known = policy.people.values.flatMap { $0.phones + [$0.email].compactMap { $0 } }.filter { !$0.isEmpty }
            .sorted { $0.count > $1.count }
        return message.mapping { text in
            known.reduce(text) { $0.contains($1) ? $0.replacing($1, with: "(not shown here)") : $0 }
        }
    }

    private static let sharedPrefix = "shared/"
}
