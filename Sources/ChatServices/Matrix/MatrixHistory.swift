/// Closes the gap between the last position and the events that a sync brought.
struct MatrixHistory: Sendable {
    let api: MatrixAPI
    let ourself: String
    let longest: Int
    private static let page = 500

    struct Found: Sendable {
        /// What describes the room, from before we came in: it may have been encrypted or closed then.
        var before: [MatrixEvent] = []
        var events: [MatrixEvent]
        /// False where the gap was larger than the limit.
        var isWhole: Bool
    }

    /// In order, none missing up to `longest`, and none from before we came into the room: what was said then is not for us.
    func events(of room: MatrixSync.Room, since: String) async throws(MatrixFailure) -> Found {
        if let found = cut(room.events) { return found }
        guard room.isLimited, var from = room.before else { return Found(events: room.events, isWhole: true) }
        var older: [MatrixEvent] = []
        var seen = Set(room.events.map(\.id))
        while older.count < longest {
            let answer = try await api.call(
                "GET", ["v3", "rooms", room.id, "messages"],
                query: [
                    ("dir", "b"), ("from", from), ("to", since), ("limit", String(Self.page)),
                    ("filter", MatrixSync.pageFilter.text),
                ])
            let chunk = answer["chunk"].array.compactMap { MatrixEvent($0) }.filter { seen.insert($0.id).inserted }
            older = chunk.reversed() + older
            if let found = cut(older + room.events) { return found }
            guard let end = answer["end"].string, end != from else {
                return Found(events: older + room.events, isWhole: true)
            }
            from = end
        }
        return Found(events: older + room.events, isWhole: false)
    }

    /// What came after our own joining; nil where that is not among them.
    private func cut(_ events: [MatrixEvent]) -> Found? {
        events.lastIndex { $0.isJoining(of: ourself) }.map { index in
            Found(
                before: events[..<index].filter { $0.stateKey != nil }, events: Array(events[(index + 1)...]),
                isWhole: true)
        }
    }
}
