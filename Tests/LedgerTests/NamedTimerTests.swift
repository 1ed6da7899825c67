import Delivery
import Incidents
import Ledger
import Testing

@Suite struct NamedTimerTests {
    @Test func `a timer calls out in the thread where it was set`() throws {
        let bench = try Bench()
        bench.say("!declare P3 one customer cannot export")
        _ = bench.ledger.take(
            [
                .local(
                    LocalSubmission(room: "ops", author: "sam", text: "!timer 10m db team", thread: "root", id: "t1"))
            ], at: bench.now)
        let due = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.watch.timers.first?.due)
        let said = bench.ledger.tick(at: due).messages.filter { $0.text.contains("db team") }
        #expect(said.map(\.thread) == ["root"])
        #expect(said.map(\.room) == ["ops"])
        #expect(said.first?.text == "@Sam Okafor: the timer “db team” (10 min) of INC-1 is over.")
    }
}
