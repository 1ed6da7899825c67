import Incidents
import NIOCore
import Testing

@testable import WebServer

/// Nobody fills a list, a page or the disk alone.
@Suite struct LimitsTests {
    private let ana = Source.person(PersonID("ana"))

    @Test func `one caller makes so many rooms within an hour, and the others go on`() {
        var quota = RoomQuota()
        let start = NIODeadline.uptimeNanoseconds(1)
        for _ in 0..<RoomQuota.mostOfOne { #expect(quota.take(ana, now: start) == nil) }
        let until = start + RoomQuota.window
        #expect(quota.take(ana, now: start + .minutes(59)) == .ofOne(until: until))
        #expect(quota.take(.address("10.0.0.1"), now: start) == nil)
        quota.giveBack(ana)
        #expect(quota.take(ana, now: start) == nil)
        #expect(quota.take(ana, now: until) == nil)
    }

    @Test func `however many callers there are, all together make no more`() {
        var quota = RoomQuota()
        let start = NIODeadline.uptimeNanoseconds(1)
        let made = (0..<100_000).count { quota.take(.address("10.0.\($0 / 250).\($0 % 250)"), now: start) == nil }
        #expect(made == RoomQuota.mostOfAll)
    }

    @Test func `a person is one caller, however many sessions and tokens they have`() throws {
        let table = TokenTable([("one", PersonID("ana"), .nobodyElse), ("shared", nil, .everyone)])
        let session = Session(
            secret: SessionSecret(), holder: SessionHolder(person: PersonID("ana"), name: "Ana"))
        #expect(Source(.session(session), at: nil) == ana)
        #expect(Source(.holder(try #require(table.holder(of: "one"))), at: nil) == ana)
        let shared = Source(.holder(try #require(table.holder(of: "shared"))), at: nil)
        #expect(shared != ana && shared != Source(.local, at: nil))
    }

    @Test func `too many rooms are 429 in words, and one that is there is still found`() async throws {
        try await withServer { running in
            for number in 0..<RoomQuota.mostOfOne {
                let reply = try await running.client.send("PUT", "/api/v1/rooms/r\(number)")
                guard reply.status == 201 else { return #expect(reply.status == 201, "\(number)") }
            }
            let refused = try await running.client.send("PUT", "/api/v1/rooms/one-more")
            #expect((refused.status, refused.type) == (429, "application/problem+json"))
            #expect(try refused.string("detail")?.hasPrefix("You have made 500 rooms within an hour") == true)
            #expect(refused.headers["retry-after"] != nil)
            #expect(try await running.client.send("PUT", "/api/v1/rooms/r7").status == 200)
            #expect(try await running.client.post("ops", #"{"author":"ana","text":"x"}"#).status == 201)
        }
    }

    @Test func `rooms are listed by pages in the order of their names`() async throws {
        let names = (0..<25).map { "room-\($0)" }
        try await withServer(rooms: names) { running in
            var found: [String] = []
            var after = ""
            repeat {
                let page = try await running.client.get("/api/v1/rooms?limit=10&after=\(after)")
                let rooms = try page.json["rooms"] as? [[String: Any]] ?? []
                found += rooms.compactMap { $0["room"] as? String }
                guard !rooms.isEmpty else { break }
                after = try page.string("next") ?? ""
            } while found.count < 100
            #expect(found == names.sorted())
            #expect(try await running.client.get("/api/v1/rooms?limit=0").status == 400)
        }
    }

    @Test func `the first page stays small, and shows every open incident however old`() async throws {
        let names = (0..<3000).map { "room-with-a-rather-long-name-to-fill-the-page-\($0)" }
        try await withServer(rooms: names) { running in
            running.backend.change { state in
                state.incidents = [.sample(1, "the old fire")]
                state.incidents += (2..<700).map { .sample($0, "over", phase: .closed) }
            }
            let page = try await running.client.get("/")
            #expect(page.text.contains("the old fire") && !page.text.contains("Nothing is open"))
            #expect(page.body.count < 100_000)
            let more = try #require(page.text.firstMatch(of: /href="\.\/\?rooms=([a-z0-9-]+)"/))
            let next = try await running.client.get("/?rooms=\(more.1)")
            #expect(next.status == 200 && !next.text.contains(">\(names.sorted()[0])<"))
            #expect(next.text.contains(">\(names.sorted()[100])<"))
        }
    }

    @Test func `a panel reads the six rows that it shows, and a page of an incident not the whole timeline`()
        async throws
    {
        try await withServer { running in
            running.backend.change { state in
                state.rooms["ops"]?.incident = IncidentID(1)
                state.incidents = [.sample(1, "x")]
                state.timelines[IncidentID(1)] = (1...20_000).map {
                    TimelineRow(seq: $0, at: Instant(seconds: Int64($0)), kind: "noted", text: "note \($0).")
                }
            }
            #expect(try await running.client.get("/rooms/ops/panel").text.contains("note 20000."))
            running.backend.change { #expect($0.askedParts == [.last(IncidentView.latestRead)]) }
            let page = try await running.client.get("/incidents/INC-1").text
            #expect(page.contains("note 20000.") && page.contains("note 19501.") && !page.contains("note 19500."))
            #expect(page.contains("href=\"INC-1?upto=19500#timeline\""))
            let older = try await running.client.get("/incidents/INC-1?upto=19500").text
            #expect(older.contains("note 19500.") && older.contains("note 19001.") && !older.contains("note 19501."))
        }
    }

    @Test func `a timeline is read by pages where that is asked for`() async throws {
        try await withServer { running in
            running.backend.change { state in
                state.incidents = [.sample(1, "x")]
                state.timelines[IncidentID(1)] = (1...25).map {
                    TimelineRow(seq: $0, at: Instant(seconds: 1), kind: "noted", text: "n")
                }
            }
            let page = try await running.client.get("/api/v1/incidents/INC-1/timeline?after=10&limit=10")
            #expect(try (page.json["entries"] as? [Any])?.count == 10)
            #expect(try page.number("next") == 20)
            let whole = try await running.client.get("/api/v1/incidents/INC-1/timeline")
            #expect(try (whole.json["entries"] as? [Any])?.count == 25)
        }
    }

    @Test(
        "a phase filters, several do, and a word that is none is refused",
        arguments: [
            ("open", [1, 2]), ("investigating", [1]), ("monitoring", [2]), ("resolved,closed", [3, 4]),
            ("open,merged", [1, 2, 5]),
        ])
    func phases(asked: String, expected: [Int]) async throws {
        try await withServer { running in
            running.backend.change { state in
                state.incidents = zip(1..., [Phase.investigating, .monitoring, .resolved, .closed, .merged]).map {
                    .sample($0, "x", phase: $1)
                }
            }
            let reply = try await running.client.get("/api/v1/incidents?phase=\(asked)")
            let found = try reply.json["incidents"] as? [[String: Any]] ?? []
            #expect(found.compactMap { $0["number"] as? Int } == expected)
            for wrong in ["opne", "", "Open", "open,", "open%20", "real"] {
                let refused = try await running.client.get("/api/v1/incidents?phase=\(wrong)")
                #expect(refused.status == 400, "\(wrong)")
            }
            let words = try await running.client.get("/api/v1/incidents?phase=opne").string("detail")
            #expect(words?.contains("open, investigating, identified") == true && words?.contains("\"opne\"") == true)
        }
    }

    @Test("the topic of a room is taken, or refused in words")
    func topics() async throws {
        try await withServer { running in
            func put(_ name: String, _ body: String) async throws -> Client.Reply {
                try await running.client.send("PUT", "/api/v1/rooms/\(name)", [:], Array(body.utf8))
            }
            let made = try await put("a", #"{"topic":"the database team"}"#)
            #expect(made.status == 201)
            #expect(try made.string("topic") == "the database team")
            #expect(try await put("a", #"{"topic":"another"}"#).string("topic") == "the database team")
            #expect(try await put("b", #"{"topic":null,"more":1}"#).string("topic") == "")
            for wrong in [
                #"{"topic":7}"#, #"{"topic":"a\nb"}"#, #"{"topic":"a","topic":"b"}"#,
                "{\"topic\":\"\(String(repeating: "x", count: 1001))\"}",
            ] {
                #expect(try await put("c", wrong).status == 400, "\(wrong)")
            }
        }
    }

    @Test("a room's name begins with a letter or a digit", arguments: ["-x", "...", ".x", "_x", "--", "..", "-"])
    func names(name: String) async throws {
        try await withServer { running in
            let reply = try await running.client.send("PUT", "/api/v1/rooms/\(name)")
            #expect(reply.status == 400)
        }
    }
}
