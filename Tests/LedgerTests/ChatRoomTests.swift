import Delivery
import Incidents
import Ledger
import Store
import Testing
import Wording

/// What happens in and around rooms at a chat.
@Suite struct ChatRoomTests {
    @Test func `where a chat will not open the room, one of ours takes its place with all that waited`() throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        _ = bench.hear("!note INC-1 the disk is full", by: "@ana:example.org", room: "!ops", id: "$2")
        _ = bench.hear("!decision INC-1 we roll back", by: "@ana:example.org", room: "!ops", id: "$3")
        let failure = DeliveryFailure(.never, "rooms may not be made here")
        let output = bench.ledger.take(
            bench.ledger.startErrands(at: bench.now).map {
                .finished($0.row, $0.row.isOpening ? .failed(failure) : .done(nil))
            }, at: bench.now)
        bench.now = bench.now + .seconds(1)
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        let room = try #require(incident.mainRooms.first)
        #expect(room.chat == "local")
        let there = output.messages.filter { $0.room == room.room }.map(\.text)
        #expect(there.contains { $0.contains("was declared at") })
        #expect(there.contains { $0.contains("we roll back") })
        var next: [OutboxRow] = []
        while case let errands = bench.ledger.startErrands(at: bench.now), !errands.isEmpty {
            next += errands.map(\.row)
            _ = bench.ledger.take(errands.map { .finished($0.row, .done(nil)) }, at: bench.now)
            bench.now = bench.now + .seconds(1)
        }
        #expect(next.contains { $0.key.hasPrefix("instead/") }, "who declared it is told where it goes on")
        #expect(!next.contains { $0.destination == .incident(IncidentID(1), chat: "matrix") })
    }

    @Test func `a room wears the incident's topic, and each change of it`() throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        let room = RoomRef(chat: "matrix", room: "!incident")
        let open = try #require(bench.ledger.startErrands(at: bench.now).first { $0.row.isOpening })
        _ = bench.ledger.take([.finished(open.row, .opened(RoomLinked(room: room, purpose: .main)))], at: bench.now)
        var topics: [String] = []
        func carry() {
            while case let errands = bench.ledger.startErrands(at: bench.now), !errands.isEmpty {
                for case .dress(_, let dress) in errands.map(\.row.errand) { topics.append(dress.topic ?? "") }
                _ = bench.ledger.take(errands.map { .finished($0.row, .done(nil)) }, at: bench.now)
                bench.now = bench.now + .seconds(1)
            }
        }
        carry()
        _ = bench.hear("!ic me", by: "@ana:example.org", room: "!incident", id: "$2")
        _ = bench.hear("!severity P2", by: "@ana:example.org", room: "!incident", id: "$3")
        carry()
        #expect(topics.first == "P1 · investigating · no IC · checkout is down (INC-1)")
        #expect(topics.last == "P2 · investigating · IC Ana · checkout is down (INC-1)")
        #expect(topics.count == 2, "what was outdated before it left is not set")
    }

    @Test func `a reaction puts a message on the timeline, and taking it back takes it off`() throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        let room = RoomRef(chat: "matrix", room: "!incident")
        let open = try #require(bench.ledger.startErrands(at: bench.now).first { $0.row.isOpening })
        _ = bench.ledger.take([.finished(open.row, .opened(RoomLinked(room: room, purpose: .main)))], at: bench.now)
        func react(_ id: String, by sender: String, isOn: Bool) {
            var heard = Heard(room: room, id: id, sender: sender, text: "", at: bench.now)
            heard.mark = Heard.Mark(
                message: "$m", author: "@ana:example.org", text: "the disk is full", saidAt: bench.now, isOn: isOn)
            _ = bench.ledger.take([.heard([heard], remember: [:])], at: bench.now)
        }
        func timeline() throws -> String {
            let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
            let events = try bench.ledger.store.events(of: IncidentID(1), last: 20)
            return PlainText.render(bench.ledger.wording.timeline(incident, events, now: bench.now))
        }
        react("r1", by: "@ana:example.org", isOn: true)
        react("r2", by: "@bob:example.org", isOn: true)
        react("r2", by: "@bob:example.org", isOn: true)
        #expect(try timeline().components(of: "the disk is full") == 1)
        react("r3", by: "@ana:example.org", isOn: false)
        #expect(try timeline().components(of: "the disk is full") == 1, "Bob's still stands")
        react("r4", by: "@bob:example.org", isOn: false)
        #expect(try timeline().components(of: "the disk is full") == 0)
        let kinds = try bench.ledger.store.events(of: IncidentID(1), last: 20).map(\.fact.kind.name)
        #expect(kinds.filter { $0.contains("marked") } == ["marked", "marked", "unmarked", "unmarked"])
    }

    @Test func `a chat's directory makes one person of two accounts, also after a restart`() throws {
        let bench = try Bench(ErrandTests.matrix)
        let ana = PersonID("ana")
        #expect(bench.ledger.policy.person(chat: "slack", handle: "U1") != ana)
        _ = bench.ledger.take([.learned(chat: "slack", people: ["U1": ana])], at: bench.now)
        #expect(bench.ledger.policy.person(chat: "slack", handle: "U1") == ana)
        _ = bench.ledger.adopt(bench.configured, at: bench.now)
        #expect(bench.ledger.policy.person(chat: "slack", handle: "U1") == ana)
        #expect(
            bench.ledger.policy.person(chat: "matrix", handle: "@ana:example.org") == ana, "the configuration's stays")
    }

    @Test func `what is said to the bot alone needs no prefix, and its refusal is for who asked`() throws {
        let bench = try Bench(ErrandTests.matrix)
        func said(_ text: String, _ id: String) throws -> Saying {
            var heard = Heard(
                room: RoomRef(chat: "matrix", room: "!ops"), id: id, sender: "@ana:example.org", text: text,
                at: bench.now)
            heard.isAddressed = true
            heard.isUnseen = true
            _ = bench.ledger.take([.heard([heard], remember: [:])], at: bench.now)
            let errands = bench.ledger.startErrands(at: bench.now)
            _ = bench.ledger.take(errands.map { .finished($0.row, .done(nil)) }, at: bench.now)
            bench.now = bench.now + .seconds(1)
            let sayings = errands.compactMap { errand -> Saying? in
                guard case .say(let saying) = errand.row.errand else { return nil }
                return saying
            }
            return try #require(sayings.first)
        }
        #expect(try said("incidents", "$1").onlyFor == nil)
        #expect(try said("resolved", "$2").onlyFor == PersonID("ana"))
        #expect(try said("", "$3").onlyFor == PersonID("ana"))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

extension OutboxRow {
    fileprivate var isOpening: Bool { if case .openRoom = errand { true } else { false } }
}
