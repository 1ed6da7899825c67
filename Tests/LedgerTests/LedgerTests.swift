import Delivery
import Incidents
import Ledger
import Store
import Testing

@Suite struct LedgerTests {
    @Test func `the same message again changes nothing and gives the first answer`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down", id: "a")
        let before = try bench.messages().count
        guard case .message(let kept, let isRepeat) = bench.say("!declare P1 checkout is down", id: "a") else {
            Issue.record("no receipt")
            return
        }
        #expect(isRepeat && kept.id == "a")
        #expect(try bench.messages().count == before)
        #expect(bench.ledger.desk.incidents.count == 1)
    }

    @Test func `the same id with another text is a conflict`() throws {
        let bench = try Bench()
        bench.say("!status", id: "a")
        guard case .conflict = bench.say("!incidents", id: "a") else {
            Issue.record("taken")
            return
        }
    }

    @Test func `two authors may use the same id`() throws {
        let bench = try Bench()
        bench.say("!status", by: "alex", id: "a")
        bench.say("!status", by: "sam", id: "a")
        #expect(try bench.messages().filter { $0.inReplyTo == "a" }.count == 2)
    }

    @Test func `a message that a chat delivers twice is one`() throws {
        let bench = try Bench()
        _ = bench.hear("!declare P2 search is slow", by: "@ana:example.org", room: "!r", id: "$1")
        _ = bench.hear("!declare P2 search is slow", by: "@ana:example.org", room: "!r", id: "$1")
        #expect(bench.ledger.desk.incidents.count == 1)
        #expect(try bench.ledger.store.value("matrix/since") == "$1")
    }

    @Test func `a group that cannot be kept leaves no trace, and says so`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        let before = bench.ledger.desk.incidents
        let seq = bench.ledger.desk.lastSeq
        try bench.whileTheFileIsHeld {
            guard case .failed(let why) = bench.say("!severity INC-1 P2") else {
                Issue.record("kept")
                return
            }
            #expect(!why.isEmpty)
        }
        #expect(bench.ledger.desk.incidents == before)
        #expect(bench.ledger.desk.lastSeq == seq)
        bench.say("!severity INC-1 P2")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.severity.label == "P2")
    }

    @Test func `a deadline that could not be kept fires a second later`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        let due = try #require(bench.ledger.nextDue)
        bench.now = due
        try bench.whileTheFileIsHeld { #expect(bench.ledger.tick(at: due).failure != nil) }
        #expect(bench.ledger.nextDue == due + .seconds(1))
        #expect(bench.ledger.tick(at: due + .seconds(1)).failure == nil)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.fired.isEmpty == false)
    }

    @Test func `a paging command read long after it was typed is asked about`() throws {
        let bench = try Bench()
        let old = bench.now - .minutes(25)
        _ = bench.hear("!ic page everything is on fire", by: "@ana:example.org", room: "!r", id: "$1", at: old)
        #expect(bench.ledger.desk.incidents.isEmpty)
        #expect(bench.ledger.startErrands(at: bench.now).count == 1)
    }

    @Test func `a room name that a stranger has taken gets a suffix`() throws {
        let bench = try Bench()
        let day = bench.ledger.policy.zone.civil(bench.now).date
        _ = bench.ledger.take([.openLocalRoom("incident-\(day)-001")], at: bench.now)
        bench.say("!declare P1 checkout is down")
        let room = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.rooms.first)
        #expect(room.room.room == "incident-\(day)-001-b")
        #expect(try bench.answer().contains("#incident-\(day)-001-b"))
    }

    @Test func `an incident that is over leaves memory and comes back when it is named`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        bench.say("!resolved INC-1")
        bench.say("!close INC-1")
        #expect(bench.ledger.desk.incidents.isEmpty)
        bench.say("!note INC-1 the cache was cold")
        #expect(try bench.answer().contains("Noted for INC-1"))
        #expect(bench.ledger.desk.incidents.isEmpty)
        bench.say("!reopen INC-1")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.phase == .investigating)
    }
}
