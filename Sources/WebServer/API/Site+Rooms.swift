import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

extension Site {
    func rooms(_ caller: Caller) async throws -> Response {
        let rooms = try await backend.rooms(for: caller.viewer)
        return .json(.ok) { json in
            json.array("rooms", rooms) { $1.write(to: &$0) }
        }
    }

    /// Makes a room, or says that it is there. A body is not needed; one that comes must be a JSON object.
    func makeRoom(_ name: String, _ request: Request, _ caller: Caller) async throws -> Response {
        try RoomName.check(name)
        if request.headers[.contentType] != nil { try requireJSON(request) }
        let body = try await collect(request, limit: Self.largestBody)
        if body.readableBytes > 0 {
            try requireJSON(request)
            try checkObject(body)
        }
        let (room, isNew) = try await backend.makeRoom(name, for: caller.viewer)
        var json = JSONWriter()
        room.write(to: &json)
        return .json(isNew ? .created : .ok, json)
    }

    private func checkObject(_ body: ByteBuffer) throws(Problem) {
        var reader = JSONReader(Array(body.readableBytesView))
        do throws(JSONFault) {
            try reader.wholeObject { (reader, _) throws(JSONFault) in try reader.skip() }
        } catch {
            throw .badRequest("\(error.sentence) (at byte \(error.byte)). Send {} or no body.")
        }
    }
}
