import Incidents
import Testing

@testable import WebServer

/// Messages over a real socket.
@Suite struct ServedMessagesTests {
    @Test("a post is answered 201 with id, seq, room and time")
    func posting() async throws {
        try await withServer { running in
            let reply = try await running.client.post("ops", #"{"author":"ana","text":"hello","id":"first"}"#)
            #expect(reply.status == 201)
            #expect(reply.type == "application/json")
            #expect(reply.text == #"{"id":"first","seq":1,"room":"ops","at":"2026-11-18T11:06:41.120Z"}"#)
        }
    }

    @Test("the same again is 200 with the same body; another text is 409")
    func repeating() async throws {
        try await withServer { running in
            let first = try await running.client.post("ops", #"{"author":"ana","text":"hello","id":"same"}"#)
            let again = try await running.client.post("ops", #"{"author":"ana","text":"hello","id":"same"}"#)
            #expect((first.status, again.status) == (201, 200))
            #expect(first.text == again.text)
            let other = try await running.client.post("ops", #"{"author":"ana","text":"other","id":"same"}"#)
            #expect(other.status == 409)
            #expect(other.type == "application/problem+json")
        }
    }

    @Test("messages are listed with every key, null where there is nothing")
    func listing() async throws {
        try await withServer { running in
            running.backend.change { state in
                let said = state.say("!status \"now\"", by: "ana", in: "ops", id: "q")
                state.say("fine", by: "sitrep", in: "ops", thread: "t", inReplyTo: said.id, kind: "reply")
                state.edit(seq: 1, in: "ops", to: "!status")
            }
            let reply = try await running.client.get("/api/v1/rooms/ops/messages")
            #expect(
                reply.text == """
                    {"messages":[{"seq":1,"id":"q","author":"ana","text":"!status","thread":null,\
                    "at":"2026-11-18T11:06:41.120Z","in_reply_to":null,"edited_at":"2026-11-18T11:06:43.120Z",\
                    "kind":"message"},{"seq":2,"id":"m2-ops","author":"sitrep","text":"fine","thread":"t",\
                    "at":"2026-11-18T11:06:42.120Z","in_reply_to":"q","edited_at":null,"kind":"reply"}],"next":2}
                    """)
        }
    }

    @Test("paging shows each message once and ends where nothing is left")
    func paging() async throws {
        try await withServer { running in
            running.backend.change { state in
                for number in 1...25 { state.say("line \(number)", by: "ana", in: "ops") }
            }
            var (seen, after) = (0, 0)
            while true {
                let page = try await running.client.get("/api/v1/rooms/ops/messages?after=\(after)&limit=7")
                let messages = try page.json["messages"] as? [[String: Any]] ?? []
                let next = try #require(try page.number("next"))
                #expect(messages.count <= 7)
                #expect(next == messages.last?["seq"] as? Int ?? after)
                if messages.isEmpty { break }
                seen += messages.count
                after = next
            }
            #expect((seen, after) == (25, 25))
        }
    }

    @Test(
        "an impossible query is 400",
        arguments: [
            "after=abc", "after=-1", "limit=0", "limit=1001", "limit=x", "after=99999999999999999999", "after=",
        ])
    func impossibleQueries(query: String) async throws {
        try await withServer { running in
            let reply = try await running.client.get("/api/v1/rooms/ops/messages?\(query)")
            #expect(reply.status == 400)
            #expect(reply.type == "application/problem+json")
        }
    }

    @Test("a room that is not there is 404 and says how to make it")
    func missingRoom() async throws {
        try await withServer { running in
            let post = try await running.client.post("none", #"{"author":"ana","text":"x"}"#)
            #expect(post.status == 404)
            #expect(
                try post.string("detail") == "There is no room \"none\". Make it first: PUT /api/v1/rooms/{room}.")
            for rest in ["messages", "events"] {
                let reply = try await running.client.get("/api/v1/rooms/none/\(rest)")
                #expect((reply.status, reply.type) == (404, "application/problem+json"))
            }
        }
    }

    @Test("rooms with names of other chats are reached by escapes")
    func escapedNames() async throws {
        try await withServer(rooms: ["ops", "war room é"]) { running in
            let path = "/api/v1/rooms/war%20room%20%C3%A9/messages"
            let reply = try await running.client.send("POST", path, [:], Array(#"{"author":"a","text":"x"}"#.utf8))
            #expect(reply.status == 201)
            #expect(try reply.string("room") == "war room é")
            let listed = try await running.client.get(path).text
            #expect(listed.contains("\"x\""))
        }
    }

    @Test("a refusal of the ledger is passed on with when to come back")
    func refusals() async throws {
        try await withServer { running in
            running.backend.change { $0.refusal = .busy(retryAfter: .milliseconds(1500)) }
            let busy = try await running.client.post("ops", #"{"author":"ana","text":"x"}"#)
            #expect((busy.status, busy.headers["retry-after"]) == (429, "2"))
            running.backend.change { $0.refusal = .failed("The disk is full. Make room, then send it again.") }
            let failed = try await running.client.post("ops", #"{"author":"ana","text":"x"}"#)
            #expect(failed.status == 503)
            #expect(try failed.string("detail") == "The disk is full. Make room, then send it again.")
            #expect(try await running.client.send("PUT", "/api/v1/rooms/new").status == 503)
        }
    }

    @Test("rooms are made once and listed")
    func rooms() async throws {
        try await withServer(rooms: []) { running in
            let first = try await running.client.send("PUT", "/api/v1/rooms/ops", [:], Array("{}".utf8))
            let again = try await running.client.send("PUT", "/api/v1/rooms/ops")
            #expect((first.status, again.status) == (201, 200))
            let listed = try await running.client.get("/api/v1/rooms").text
            #expect(
                listed == """
                    {"rooms":[{"room":"ops","topic":"","created_at":"2026-11-18T11:06:40.120Z","incident":null,\
                    "last_seq":0}],"next":"ops"}
                    """)
        }
    }

    @Test("40 posts at once get 40 seqs")
    func concurrency() async throws {
        try await withServer { running in
            let client = running.client
            let seqs = try await withThrowingTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask { try await client.post("ops", #"{"author":"a","text":"\#(number)"}"#).number("seq") }
                }
                return try await group.reduce(into: Set<Int>()) { if let seq = $1 { $0.insert(seq) } }
            }
            #expect(seqs == Set(1...40))
        }
    }
}
