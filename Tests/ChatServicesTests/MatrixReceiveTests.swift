import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import ChatServices

@Suite("receiving from Matrix", .timeLimit(.minutes(1)))
struct MatrixReceiveTests {
    @Test("what was said before the bot was ever there is not heard")
    func first() async {
        let server = homeserver(syncs: [
            Sample.sync("s1", [Sample.said("$old", "!ic page")]), Sample.sync("s2", [Sample.said("$new", "!status")]),
        ])
        let intake = RecordingIntake()
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s2" }
        #expect(await intake.heard.map(\.text) == ["!status"])
        #expect(await intake.memory["matrix/device"] == "DEV")
        #expect(await intake.caughtUpCount == 1)
        let syncs = server.requests("GET", containing: "/sync?")
        #expect(syncs[0].url.contains("timeout=0&"))
        #expect(!syncs[0].url.contains("since="))
        #expect(syncs[1].url.contains("timeout=30000&") && syncs[1].url.hasSuffix("since=s1"))
    }

    @Test("a message is heard with its room, sender, thread and the server's time")
    func message() async throws {
        let relation: JSONValue = ["rel_type": "m.thread", "event_id": "$root"]
        let content: JSONValue = ["msgtype": "m.text", "body": "!ack", "m.relates_to": relation]
        let event = Sample.event("$1", content, at: 1_795_000_123_456)
        let server = homeserver(syncs: [Sample.sync("s2", [event])])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { !$0.heard.isEmpty }
        let heard = try #require(await intake.heard.first)
        #expect(heard.room == Sample.room)
        #expect(heard.id == "$1")
        #expect(heard.sender == "@ana:hs.test")
        #expect(heard.text == "!ack")
        #expect(heard.thread == "$root")
        #expect(heard.at == Instant(milliseconds: 1_795_000_123_456))
    }

    @Test("whether somebody is alone with the bot is told by the room's counts, else by its invitation, also later")
    func alone() async {
        let server = homeserver(syncs: [
            Sample.sync("s2", [Sample.said("$1", "before any count")]),
            Sample.sync("s3", [Sample.said("$2", "two")], joined: 2, invited: 0),
            Sample.sync("s4", [Sample.said("$3", "still two")]),
            Sample.sync("s5", [Sample.said("$4", "one more is invited")], invited: 1),
            Sample.sync("s6", [Sample.said("$5", "three")], joined: 3, invited: 0),
            Sample.sync("s7", invites: ["!dm:hs.test"], isDirect: true),
            Sample.sync("s8", [Sample.said("$6", "direct")], room: "!dm:hs.test"),
        ])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s8" }
        #expect(await intake.heard.map(\.isAlone) == [false, true, true, false, false, true])
        #expect(await intake.memory["matrix/company/!abc:hs.test"] == "3 0")
    }

    @Test("of a room joined later, only what came after our own joining is heard")
    func joined() async {
        let rename = Sample.event(
            "$rename", ["membership": "join"], type: "m.room.member", sender: "@bot:hs.test", stateKey: "@bot:hs.test",
            before: "join")
        let server = homeserver(syncs: [
            Sample.sync(
                "s2", [Sample.said("$1", "!ic page"), Sample.joining(), Sample.said("$2", "!status")], before: "p"),
            Sample.sync("s3", [Sample.said("$3", "!ack"), rename, Sample.said("$4", "!brief")]),
        ])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s3" }
        #expect(await intake.heard.map(\.id) == ["$2", "$3", "$4"])
        #expect(server.requests("GET", containing: "/messages?").isEmpty)
    }

    @Test("a gap is read back by pages to the old position, in order, none twice")
    func gap() async {
        let server = homeserver(syncs: [Sample.sync("s9", [Sample.said("$5", "5")], before: "p5")]) {
            request throws(HTTPFailure) in
            let isFirst = request.url.contains("from=p5")
            let chunk = isFirst ? [("$4", "4"), ("$3", "3")] : [("$3", "3"), ("$2", "2"), ("$1", "1")]
            let events = JSONValue.array(chunk.map { Sample.said($0.0, $0.1) })
            return .json(isFirst ? ["chunk": events, "end": "p3"] : ["chunk": events])
        }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s9" }
        #expect(await intake.heard.map(\.text) == ["1", "2", "3", "4", "5"])
        let pages = server.requests("GET", containing: "/messages?")
        #expect(pages.count == 2)
        #expect(pages.allSatisfy { $0.url.contains("/rooms/%21abc%3Ahs.test/") && $0.url.contains("to=s1") })
    }

    @Test("a gap beyond the limit is said")
    func hugeGap() async {
        let counter = Mutex(0)
        let server = homeserver(syncs: [Sample.sync("s9", [Sample.said("$last", "x")], before: "p0")]) {
            _ throws(HTTPFailure) in
            let page = counter.withLock { count -> Int in
                count += 1
                return count
            }
            let events = (0..<50).map { Sample.said("$\(page)-\($0)", "x") }
            return .json(["chunk": .array(events), "end": .string("p\(page)")])
        }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        var options = MatrixChat.Options()
        options.longestGap = 100
        await receive(server.chat(options: options), into: intake) { !$0.troubles.isEmpty }
        #expect(await intake.heard.count == 101)
        #expect(
            await intake.troubles == [
                "Matrix: more than 100 messages in !abc:hs.test since the last time; the oldest of them were not read"
            ])
    }

    @Test("when the intake cannot commit, the same comes again from the same position")
    func refusal() async {
        let sync = Sample.sync("s2", [Sample.said("$1", "!status")])
        let server = homeserver(syncs: [sync, sync])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"], refusals: 1)
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s2" }
        #expect(await intake.heard.map(\.id) == ["$1"])
        #expect(server.requests("GET", containing: "/sync?").prefix(2).allSatisfy { $0.url.hasSuffix("since=s1") })
    }

    @Test("what was said before a new data directory began is never heard, whatever position the first sync gives")
    func beginning() async {
        // The first sync is answered from a memory of minutes: what came since is handed out after it.
        let began = Instant(seconds: 1_795_000_000)
        let old: [Int64] = [-3_600_000, -60_000, -1000, -1]
        func said(_ events: [Int64], _ text: String) -> [JSONValue] {
            events.map { after in
                Sample.event(
                    "$\(text)\(after)", ["msgtype": "m.text", "body": .string("!declare \(text)")],
                    at: began.milliseconds + after)
            }
        }
        let first = homeserver(syncs: [
            Sample.sync("s1", said([-90_000], "first")), Sample.sync("s2", said(old, "old") + said([0, 5000], "new")),
            Sample.sync("s3", said([-120_000], "federated late")),
        ])
        let intake = RecordingIntake()
        await receive(first.chat(now: began), into: intake) { $0.memory["matrix/since"] == "s3" }
        #expect(await intake.heard.map(\.id) == ["$new0", "$new5000"])
        // The next process knows the moment still.
        let second = homeserver(syncs: [Sample.sync("s4", said([-2000], "older") + said([9000], "newer"))])
        await receive(second.chat(now: began + .minutes(5)), into: intake) { $0.memory["matrix/since"] == "s4" }
        #expect(await intake.heard.map(\.id) == ["$new0", "$new5000", "$newer9000"])
    }

    @Test("the beginning is told by the homeserver's clock where the two differ")
    func clocks() {
        let now = Instant(seconds: 1_763_692_745)
        let clock = MatrixClock()
        #expect(clock.reading(at: now) == now)
        clock.note("Fri, 21 Nov 2025 02:39:04 GMT")
        #expect(clock.reading(at: now) == now, "they agree")
        clock.note("Fri, 21 Nov 2025 03:39:05 GMT")
        #expect(clock.reading(at: now) == now + .hours(1))
        clock.note("nonsense")
        #expect(clock.reading(at: now) == now + .hours(1))
    }

    @Test("a store from before that was noted goes on from its position")
    func upgraded() async {
        let server = homeserver(syncs: [Sample.sync("s2", [Sample.said("$1", "!status")])])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(now: Instant(seconds: 1_799_000_000)), into: intake) {
            $0.memory["matrix/since"] == "s2"
        }
        #expect(await intake.heard.map(\.id) == ["$1"])
    }

    @Test("a configured alias is its room, and one that is not there is said")
    func aliases() async {
        let server = homeserver(syncs: [Sample.sync("s2")]) { request throws(HTTPFailure) in
            request.url.contains("ops") ? .json(["room_id": "!ops:hs.test"]) : .error(404, "M_NOT_FOUND")
        }
        var options = MatrixChat.Options()
        options.namedRooms = ["#ops:hs.test", "#gone:hs.test"]
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(options: options), into: intake) { $0.remarks["rooms"] != nil }
        #expect(await intake.names == ["#ops:hs.test": "!ops:hs.test"])
        #expect(await intake.remarks["rooms"] == "Matrix: there is no room #gone:hs.test; correct it under rooms:")
    }

    @Test("one lost poll is no trouble; an outage is said once and its end once")
    func outage() async {
        let script = Script<HTTPResponse?>([
            .json(Sample.sync("s2")), nil, .json(Sample.sync("s3")), nil, nil, .error(502, "M_UNKNOWN"), nil,
            .json(Sample.sync("s4")),
        ])
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.hasSuffix("whoami") { return .json(["user_id": "@bot:hs.test"]) }
            guard let step = script.next() else { return nil }
            guard let step else { throw HTTPFailure(kind: .connect, message: "could not connect to hs.test:80") }
            return step
        }
        let pauses = Mutex<[Duration]>([])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        let chat = server.chat { wait in
            pauses.withLock { $0.append(wait) }
            await Task.yield()
        }
        await receive(chat, into: intake) { $0.memory["matrix/since"] == "s4" && $0.troubles.count == 2 }
        #expect(await intake.troubles == ["Matrix: could not listen: could not connect to hs.test:80", nil])
        #expect(await intake.caughtUpCount == 1)
        let waits = pauses.withLock { $0 }
        #expect(waits.count == 5)
        for (wait, longest) in zip(waits.dropFirst(), [0.5, 1, 2, 4]) {
            #expect(wait >= .seconds(longest / 2) && wait <= .seconds(longest))
        }
    }

    @Test("a token that is refused is said at once and loudly")
    func token() async {
        let server = FakeHomeserver { _ throws(HTTPFailure) in .error(401, "M_UNKNOWN_TOKEN", "Invalid access token") }
        let intake = RecordingIntake()
        await receive(server.chat(), into: intake) { !$0.troubles.isEmpty }
        #expect(
            await intake.troubles.first
                == "Matrix: could not listen: the homeserver no longer takes the bot's access token; put a new one in place"
        )
    }

    @Test("a token of somebody else is not used to listen")
    func wrongUser() async {
        let server = FakeHomeserver { _ throws(HTTPFailure) in .json(["user_id": "@ana:hs.test"]) }
        let intake = RecordingIntake()
        await receive(server.chat(), into: intake) { !$0.troubles.isEmpty }
        #expect(
            await intake.troubles.first
                == "Matrix: the access token belongs to @ana:hs.test, but `user` is @bot:hs.test: put the right token in place"
        )
        #expect(server.requests("GET", containing: "/sync").isEmpty)
    }

    @Test("throttled, it waits as long as the server says")
    func throttled() async {
        let script = Script<HTTPResponse>([
            .json(["errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": .int(42_000)], status: 429),
            .json(Sample.sync("s2")),
        ])
        let server = FakeHomeserver { request throws(HTTPFailure) in
            request.url.hasSuffix("whoami") ? .json(["user_id": "@bot:hs.test"]) : script.next()
        }
        let pauses = Mutex<[Duration]>([])
        let intake = RecordingIntake()
        let chat = server.chat { wait in
            pauses.withLock { $0.append(wait) }
            await Task.yield()
        }
        await receive(chat, into: intake) { $0.commits > 1 }
        #expect(pauses.withLock { $0 } == [.seconds(42)])
    }
}
