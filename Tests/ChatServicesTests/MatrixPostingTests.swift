import Delivery
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

@Suite("posting to Matrix")
struct MatrixPostingTests {
    @Test("a repeat has the same transaction id")
    func transaction() async throws {
        let server = FakeHomeserver { _ throws(HTTPFailure) in .json(["event_id": "$1"]) }
        let chat = server.chat()
        #expect(try await chat.post(Sample.posting()) == PostedID(room: Sample.room, id: "$1"))
        _ = try await chat.post(Sample.posting())
        let urls = server.requests.map(\.url)
        let room = "http://hs.test/_matrix/client/v3/rooms/%21abc%3Ahs.test"
        let path = "\(room)/send/m.room.message/sitrep%3Ae17%2Fsay%2F0"
        #expect(urls == [path, path])
        #expect(server.requests[0].headers.contains { $0 == ("Authorization", "Bearer \(FakeHomeserver.token)") })
    }

    @Test("a message for an upgraded room goes to the room in its place")
    func tombstone() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.contains("%21abc") {
                return request.method == "PUT"
                    ? .error(403, "M_FORBIDDEN") : .json(["replacement_room": "!new:hs.test"])
            }
            return request.method == "PUT" ? .json(["event_id": "$2"]) : .error(404, "M_NOT_FOUND")
        }
        let posted = try await server.chat().post(Sample.posting())
        #expect(posted == PostedID(room: RoomRef(chat: "matrix", room: "!new:hs.test"), id: "$2"))
    }

    @Test("looking finds our own message by its key, page by page, and no stranger's")
    func look() async throws {
        let key: JSONValue = "e17/say/0"
        @Sendable func own(_ id: String, _ content: JSONValue) -> JSONValue {
            Sample.event(id, content, sender: "@bot:hs.test")
        }
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.contains("from=p1") {
                return .json(["chunk": [own("$mine", ["org.sitrep.key": key])]])
            }
            let stranger = Sample.event("$fake", ["org.sitrep.key": key])
            return .json(["chunk": [stranger, own("$other", ["org.sitrep.key": "e18/say/0"])], "end": "p1"])
        }
        let found = try await server.chat().look(for: Sample.posting(), since: Instant(seconds: 1_795_000_000))
        #expect(found?.id == "$mine")
        let query = "filter=%7B%22senders%22%3A%5B%22%40bot%3Ahs.test%22%5D%2C%22types%22%3A%5B%22m.room.message%22"
        #expect(server.requests.allSatisfy { $0.url.contains(query) })
    }

    @Test("looking for an edit finds the message that was edited")
    func lookForEdit() async throws {
        let content: JSONValue = [
            "org.sitrep.key": "e17/say/0", "m.relates_to": ["rel_type": "m.replace", "event_id": "$first"],
        ]
        let server = FakeHomeserver { _ throws(HTTPFailure) in
            .json(["chunk": [Sample.event("$edit", content, sender: "@bot:hs.test")]])
        }
        let found = try await server.chat().look(for: Sample.posting(), since: Instant(seconds: 1_795_000_000))
        #expect(found?.id == "$first")
    }

    @Test("looking stops at the moment it was asked to look back to")
    func lookStops() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.contains("tombstone") { return .error(404, "M_NOT_FOUND") }
            return .json(["chunk": [Sample.event("$old", [:], sender: "@bot:hs.test")], "end": "more"])
        }
        let found = try await server.chat().look(for: Sample.posting(), since: Instant(seconds: 1_795_000_601))
        #expect(found == nil)
        #expect(server.requests("GET", containing: "/messages").count == 1)
    }

    @Test("an edit names the message whose place it takes")
    func edit() async throws {
        let server = FakeHomeserver { _ throws(HTTPFailure) in .json(["event_id": "$2"]) }
        try await server.chat().edit(PostedID(room: Sample.room, id: "$1"), to: Sample.posting(key: "e18/say/0"))
        #expect(server.requests[0].json["m.relates_to"] == ["rel_type": "m.replace", "event_id": "$1"])
        #expect(server.requests[0].url.hasSuffix("sitrep%3Ae18%2Fsay%2F0"))
    }

    @Test("a stranger is mentioned by the handle they spoke with")
    func stranger() async throws {
        let server = FakeHomeserver { _ throws(HTTPFailure) in .json(["event_id": "$1"]) }
        let person = PersonID.stranger(chat: "matrix", handle: "@eve:hs.test")
        _ = try await server.chat().post(Sample.posting(Message("\(.mention(person, name: "@eve:hs.test"))")))
        #expect(server.requests[0].json["m.mentions"] == ["user_ids": ["@eve:hs.test"]])
        #expect(server.requests[0].json["body"] == "@eve:hs.test")
    }
}
