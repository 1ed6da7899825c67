import Delivery
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

@Suite("the Matrix session")
struct MatrixSessionTests {
    private let password: MatrixCredential = .password { "p4ssw0rd" }

    @Test("a password is traded once for a token, always of the same device")
    func login() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            request.url.hasSuffix("/login") ? .json(["access_token": "t1"]) : .json(["event_id": "$1"])
        }
        let chat = server.chat(credential: password)
        async let first = chat.post(Sample.posting())
        async let second = chat.post(Sample.posting(key: "e18/say/0"))
        _ = try await (first, second)
        let logins = server.requests("POST", containing: "/login")
        #expect(logins.count == 1)
        #expect(logins[0].json["device_id"] == "SITREP")
        #expect(logins[0].json["identifier"]["user"] == "@bot:hs.test")
        #expect(server.requests("PUT", containing: "/send/").allSatisfy { $0.headers.contains { $0.1 == "Bearer t1" } })
    }

    @Test("a login that the server has ended is made anew")
    func ended() async throws {
        let tokens = Script(["t1", "t2"])
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.hasSuffix("/login") { return tokens.next().map { .json(["access_token": "\($0)"]) } }
            return request.headers.contains { $0.1 == "Bearer t1" }
                ? .error(401, "M_UNKNOWN_TOKEN") : .json(["event_id": "$1"])
        }
        #expect(try await server.chat(credential: password).post(Sample.posting()).id == "$1")
        #expect(server.requests("POST", containing: "/login").count == 2)
    }

    @Test("a wrong password is said without it")
    func wrong() async {
        let server = FakeHomeserver { _ throws(HTTPFailure) in .error(403, "M_FORBIDDEN", "bad p4ssw0rd") }
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await server.chat(credential: password).post(Sample.posting())
        }
        #expect(
            failure?.sentence
                == "Matrix: could not post in !abc:hs.test: the homeserver does not take the password of @bot:hs.test")
        #expect(failure?.retry == .later)
    }

    @Test("a room named by its alias is posted to by its id, asked for once")
    func alias() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            .json(request.url.contains("/directory/") ? ["room_id": "!ops:hs.test"] : ["event_id": "$1"])
        }
        let chat = server.chat()
        var posting = Sample.posting()
        posting.room = RoomRef(chat: "matrix", room: "#ops:hs.test")
        #expect(try await chat.post(posting).room.room == "!ops:hs.test")
        _ = try await chat.post(posting)
        #expect(server.requests("GET", containing: "/directory/room/%23ops%3Ahs.test").count == 1)
        #expect(server.requests("PUT", containing: "/rooms/%21ops%3Ahs.test/send/").count == 2)
    }
}
