import Incidents
import Synchronization

/// Rooms that the configuration names by alias (`#ops:example.org`): the API takes ids alone.
final class MatrixAliases: Sendable {
    private let known = Mutex<[String: String]>([:])

    /// An alias may be given to another room; then posting fails and it is asked again.
    func id(of room: RoomRef, api: MatrixAPI) async throws(MatrixFailure) -> String {
        guard room.room.hasPrefix("#") else { return room.room }
        if let id = known.withLock({ $0[room.room] }) { return id }
        let answer = try await api.call("GET", ["v3", "directory", "room", room.room])
        guard let id = answer["room_id"].string else { throw .unreadable(status: 200) }
        known.withLock { $0[room.room] = id }
        return id
    }

    func forget(_ room: RoomRef) { known.withLock { $0[room.room] = nil } }
}
