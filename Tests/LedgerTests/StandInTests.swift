import Incidents
import Ledger
import Testing
import Wording

/// Who stands in for whom is no part of the configuration: whatever reads that again must not forget it.
@Suite struct StandInTests {
    private static let yaml = """
        people: {alex: Alex Reed, sam: Sam Poole}
        schedules: {commanders: {primary: [alex]}}
        on_call: {ic: commanders}
        """

    @Test func `who stands in is shown after a reload, and is paged`() throws {
        let bench = try Bench(Self.yaml)
        bench.say("!oncall swap sam 2h", by: "alex")
        _ = bench.ledger.adopt(bench.configured, at: bench.now)
        bench.say("!oncall")
        #expect(try bench.answer().contains("Sam Poole (primary)"))
        bench.say("!ic page checkout is down")
        #expect(bench.ledger.desk.incidents.values.first?.pages.first?.paged.people.map(\.person.key) == ["sam"])
    }

    @Test func `who stands in is shown after a restart`() throws {
        let bench = try Bench(Self.yaml)
        bench.say("!oncall swap sam 2h", by: "alex")
        let again = Ledger(store: bench.ledger.store, policy: bench.configured)
        try again.open(at: bench.now)
        _ = again.adopt(bench.configured, at: bench.now, isStart: true)
        #expect(again.wording.policy.line("ic", at: bench.now).primary?.key == "sam")
    }
}
