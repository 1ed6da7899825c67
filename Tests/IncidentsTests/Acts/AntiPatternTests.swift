import Incidents
import Testing

@Suite struct AntiPatternTests {
    private static let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")

    private func withRoom(_ policy: Policy = .guide) -> Table {
        var table = Table.commanded("P1", policy)
        table.ask(.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main)), by: nil, in: nil)
        return table
    }

    private func off(_ path: WritableKeyPath<AntiPatterns, Bool>) -> Policy {
        var policy = Policy.guide
        policy.antiPatterns[keyPath: path] = false
        return policy
    }

    private func pointed(_ decision: Decision) -> [PointedOut] {
        decision.facts.compactMap { if case .pointedOut(let it) = $0 { it } else { nil } }
    }

    private func task(_ text: String, _ owner: String? = nil) -> Act {
        .addTask(text: text, owner: owner.map { PersonName($0) }, within: nil)
    }

    @Test func `a commander with a task hears of it once`() {
        var table = withRoom()
        #expect(
            pointed(table.act(task("restart the replica", "me"), by: "ana"))
                == [PointedOut(pattern: .debuggingCommander, person: "ana", number: 1)])
        #expect(pointed(table.act(task("look at the logs", "ana"))) == [])
        #expect(pointed(table.act(task("warm the cache", "bob"))) == [])
        table.act(.handOff(to: PersonName("bob")), by: "ana")
        #expect(pointed(table.act(task("clear the queue", "bob"))).map(\.person) == ["bob"])
        var quiet = withRoom(off(\.debuggingCommander))
        #expect(pointed(quiet.act(task("restart the replica", "me"), by: "ana")) == [])
    }

    @Test func `a commander who notes three findings while nobody leads operations`() {
        var table = withRoom()
        #expect(pointed(table.act(.note("one"), by: "ana")) == [])
        #expect(pointed(table.act(.note("two"), by: "ana")) == [])
        #expect(pointed(table.act(.note("by bob"), by: "bob")) == [])
        #expect(
            pointed(table.act(.note("three"), by: "ana")) == [PointedOut(pattern: .debuggingCommander, person: "ana")])
        #expect(pointed(table.act(.note("four"), by: "ana")) == [])
    }

    @Test func `findings far apart, or with somebody for operations, are no debugging`() {
        var slow = withRoom()
        for _ in 0..<5 {
            #expect(pointed(slow.act(.note("x"), by: "ana")) == [])
            slow.pass(.minutes(6))
        }
        var led = withRoom()
        led.act(.giveRole("ops", to: PersonName("bob")))
        for _ in 0..<5 { #expect(pointed(led.act(.note("x"), by: "ana")) == []) }
    }

    /// Whatever was said last, the worst of it.
    private static let debate = PointedOut(
        pattern: .severityDebate, number: 3, severity: Severity(rank: 1, label: "P1"))

    @Test func `three changes of the severity within ten minutes are a debate, said once an hour`() {
        var table = withRoom()
        for label in ["P2", "P1"] { #expect(pointed(table.act(.setSeverity(label))) == []) }
        #expect(pointed(table.act(.setSeverity("P2"))) == [Self.debate])
        #expect(pointed(table.act(.setSeverity("P1"))) == [])
        table.pass(.minutes(61))
        for label in ["P2", "P1"] { #expect(pointed(table.act(.setSeverity(label))) == []) }
        #expect(pointed(table.act(.setSeverity("P2"))).count == 1)
    }

    @Test func `changes with time between them are none`() {
        var table = withRoom()
        for label in ["P2", "P1", "P2", "P1"] {
            #expect(pointed(table.act(.setSeverity(label))) == [])
            table.pass(.minutes(6))
        }
    }

    @Test func `doubts in plain words count, and their words are not kept`() {
        var table = withRoom()
        #expect(table.ask(.talk("is this really a P1?"), in: Self.room).facts.map(\.kind.name) == ["severity-doubted"])
        table.ask(.talk("should be a sev2, I think"), in: Self.room)
        let third = table.ask(.talk("what severity is it?"), in: Self.room)
        #expect(pointed(third) == [Self.debate])
        #expect(third.isDone)
        #expect(table.ask(.talk("P1 or P2?"), in: Self.room).steps.isEmpty)
    }

    @Test(arguments: [
        "p1 is down", "the P1 came at 14:00", "is the pool empty?", "prod-1 should restart", "should we roll back?",
        "see s3?", "P12 or P13", "should p99 be so high?", "severity",
    ])
    func `other talk is no debate`(text: String) {
        var table = withRoom()
        #expect(table.ask(.talk(text), in: Self.room).steps.isEmpty)
    }

    @Test func `with the switch off, and outside the incident's room, nothing is counted`() {
        var quiet = withRoom(off(\.severityDebate))
        #expect(quiet.ask(.talk("is this a P1?"), in: Self.room).steps.isEmpty)
        for label in ["P2", "P1", "P2"] { #expect(pointed(quiet.act(.setSeverity(label))) == []) }
        var table = withRoom()
        #expect(table.ask(.talk("is this a P1?"), in: Table.ops).steps.isEmpty)
        table.act(.resolved(nil))
        #expect(table.ask(.talk("was this a P1?"), in: Self.room).steps.isEmpty)
    }

    @Test(arguments: [
        ("check the replica lag", "Check replica lag!"), ("restart db-2", "please restart db-2"),
        ("look at the slow queries of search", "look at slow queries"),
    ])
    func `the same task twice`(first: String, second: String) {
        var table = withRoom()
        table.act(task(first, "bob"))
        #expect(
            pointed(table.act(task(second, "cleo"))) == [PointedOut(pattern: .twoOnOneTask, number: 2, other: 1)])
        table.act(.finishTask(1))
        table.act(.finishTask(2))
        #expect(pointed(table.act(task(first, "bob"))) == [])
        var quiet = withRoom(off(\.twoOnOneTask))
        quiet.act(task(first, "bob"))
        #expect(pointed(quiet.act(task(second, "cleo"))) == [])
    }

    @Test(arguments: [
        ("look at shard 7", "look at shard 8"), ("restart db-1 by hand", "restart db-2 by hand"),
        ("call the vendor", "call the customer"), ("look at logs", "look at the logs of search and of the cache"),
        ("x", "y"), ("the", "a"),
    ])
    func `other tasks are other tasks`(first: String, second: String) {
        var table = withRoom()
        table.act(task(first, "bob"))
        #expect(pointed(table.act(task(second, "cleo"))) == [])
    }
}
