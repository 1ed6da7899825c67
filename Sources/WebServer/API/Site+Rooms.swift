import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

extension Site {
    func rooms(_ path: RequestPath, _ caller: Caller) async throws -> Response {
        let after = try path.parameter("after") ?? ""
        let limit = try path.number("limit", in: 1...1000, default: 1000)
        let rooms = try await backend.rooms(for: caller.viewer, after: after, limit: limit, standing: false)
        return .json(.ok) { json in
            json.array("rooms", rooms) { $1.write(to: &$0) }
            json.field("next", rooms.last?.name ?? after)
        }
    }

    /// Makes a room, or says that it is there. A body is not needed; one that comes must be a JSON object.
    func makeRoom(
        _ name: String, _ request: Request, _ caller: Caller, _ source: Source
    ) async throws -> Response {
        try RoomName.check(name)
        if request.headers[.contentType] != nil { try requireJSON(request) }
        let body = try await collect(request, limit: Self.largestBody)
        let topic = body.readableBytes > 0 ? try RoomBody(body).topic : nil
        if body.readableBytes > 0 { try requireJSON(request) }
        let (room, isNew) = try await made(name, topic: topic ?? "", caller, source)
        var json = JSONWriter()
        room.write(to: &json)
        return .json(isNew ? .created : .ok, json)
    }

    /// One that is there costs nothing, and is found when no more may be made.
    private func made(
        _ name: String, topic: String, _ caller: Caller, _ source: Source
    ) async throws -> (room: LocalRoom, isNew: Bool) {
        if let room = try await backend.room(name, for: caller.viewer) { return (room, false) }
        try roomQuota.take(source)
        do {
            let made = try await backend.makeRoom(name, topic: topic, for: caller.viewer)
            if !made.isNew { roomQuota.giveBack(source) }
            return made
        } catch {
            roomQuota.giveBack(source)
            throw error
        }
    }
}
