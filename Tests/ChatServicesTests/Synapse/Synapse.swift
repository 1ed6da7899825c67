import CCrypto
import Glibc
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

/// One after the other: one of them restarts the server.
@Suite("a real Synapse", .serialized, .enabled(if: Synapse.url != nil))
enum RealSynapse {}

/// A real homeserver, where one was started for the tests:
/// `SITREP_SYNAPSE_URL=http://127.0.0.1:18108 SITREP_SYNAPSE_SECRET=… SITREP_SYNAPSE_RESTART='…' swift test`.
struct Synapse: Sendable {
    static let url = variable("SITREP_SYNAPSE_URL")
    static let secret = variable("SITREP_SYNAPSE_SECRET") ?? ""
    /// A shell command that stops and starts the server.
    static let restart = variable("SITREP_SYNAPSE_RESTART")
    /// The server keeps its own rate limits.
    static let isLimited = variable("SITREP_SYNAPSE_LIMITS") == "on"

    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    let http = HTTPClient()
    var wire: MatrixWire {
        MatrixWire(homeserver: Self.url ?? "") { [http] request throws(HTTPFailure) in try await http.send(request) }
    }

    /// A name nobody has had: the server is kept between runs.
    static func fresh(_ name: String) -> String { "\(name)-\(UInt32.random(in: 0...UInt32.max))" }

    /// Registers by the shared secret; the password is the name.
    func register(_ name: String) async throws -> User {
        let nonce = try await admin("GET", nil)["nonce"].string ?? ""
        let parts = [nonce, name, name, "notadmin"].joined(separator: "\0")
        let answer = try await admin(
            "POST",
            [
                "nonce": "\(nonce)", "username": "\(name)", "password": "\(name)", "admin": false,
                "mac": "\(Self.hmac(parts))",
            ])
        return User(
            id: try #require(answer["user_id"].string), token: try #require(answer["access_token"].string),
            synapse: self)
    }

    private func admin(_ method: String, _ body: JSONValue?) async throws -> JSONValue {
        let response = try await http.send(
            HTTPRequest(
                method: method, url: "\(Self.url ?? "")/_synapse/admin/v1/register",
                headers: [("Content-Type", "application/json")], body: body?.bytes))
        return JSONValue(bytes: response.body) ?? .null
    }

    private static func hmac(_ text: String) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let bytes = Array(text.utf8)
        _ = HMAC(EVP_sha1(), secret, Int32(secret.utf8.count), bytes, bytes.count, &digest, &length)
        return digest[..<Int(length)].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Somebody at the homeserver, with the API bare.
    struct User: Sendable {
        var id: String
        var token: String
        var synapse: Synapse

        @discardableResult
        func call(_ method: String, _ path: [String], _ body: JSONValue? = nil) async throws -> JSONValue {
            try await synapse.wire.perform(
                MatrixWire.Call(method: method, path: ["v3"] + path, body: body), token: token, hiding: [])
        }

        func createRoom(_ more: [String: JSONValue] = [:], inviting user: String? = nil) async throws -> String {
            var body = more
            if let user { body["invite"] = ["\(user)"] }
            return try #require(try await call("POST", ["createRoom"], .object(body))["room_id"].string)
        }

        @discardableResult
        func say(_ text: String, in room: String, more: [String: JSONValue] = [:]) async throws -> String {
            var body: [String: JSONValue] = ["msgtype": "m.text", "body": "\(text)"]
            body.merge(more) { _, new in new }
            let path = ["rooms", room, "send", "m.room.message", Synapse.fresh("txn")]
            return try #require(try await call("PUT", path, .object(body))["event_id"].string)
        }

        /// What no encoder of ours would write.
        func sayRaw(_ json: String, in room: String) async throws {
            let path = "rooms/\(room.percentEncoded)/send/m.room.message/\(Synapse.fresh("txn"))"
            let response = try await synapse.http.send(
                HTTPRequest(
                    method: "PUT", url: "\(Synapse.url ?? "")/_matrix/client/v3/\(path)",
                    headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")],
                    body: Array(json.utf8)))
            #expect(response.status == 200, "\(response.text)")
        }

        func event(_ id: String, in room: String) async throws -> JSONValue {
            try await call("GET", ["rooms", room, "event", id])
        }

        /// Bodies of the room's messages, newest first.
        func messages(in room: String) async throws -> [String] {
            let page = try await synapse.wire.perform(
                MatrixWire.Call(
                    path: ["v3", "rooms", room, "messages"], query: [("dir", "b"), ("limit", "100")]),
                token: token, hiding: [])
            return page["chunk"].array.compactMap { $0["content"]["body"].string }
        }

        /// The adapter with this user as the bot.
        func chat(handles: [String: String] = [:], credential: MatrixCredential? = nil) -> MatrixChat {
            let token = token
            return MatrixChat(
                name: "matrix", homeserver: Synapse.url ?? "", userID: id,
                credential: credential ?? .accessToken { token }, http: synapse.http, handle: { handles[$0.key] },
                now: { Instant(seconds: Int64(time(nil))) })
        }
    }
}

extension Synapse.User {
    /// A room with this user and the bot in it, and an intake that stands at the present.
    func roomWithBot(_ bot: Synapse.User) async throws -> (room: String, intake: RecordingIntake) {
        let intake = RecordingIntake()
        let room = try await createRoom(inviting: bot.id)
        try await bot.call("POST", ["join", room], [:])
        await receive(bot.chat(), into: intake) { $0.caughtUpCount == 1 }
        return (room, intake)
    }
}
