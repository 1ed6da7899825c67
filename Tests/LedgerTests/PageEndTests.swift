import Delivery
import Incidents
import Ledger
import Testing

/// Who rings somebody's telephone has to hear that it is no longer wanted, whatever is known of the page.
@Suite struct PageEndTests {
    static let team = """
        zone: UTC
        people:
          ana: {name: Ana, email: ana@example.org}
          bob: {name: Bob, email: bob@example.org}
        on_call: {ic: {primary: ana}}
        escalations: {ic: {after: 1 minute, to: [bob]}}
        pagers: {email: {smtp: "smtp://127.0.0.1:9", from: sitrep@example.org, tls: none}}
        severity_matrix: {P1: {escalate_after: never, notify_at_start: []}}
        """
    private static let taken = ErrandOutcome.paged(PageAnswer(.accepted))

    /// Starts what may leave now: `trigger ana`.
    private func started(_ bench: Bench) -> [(what: String, row: OutboxRow)] {
        bench.ledger.startErrands(at: bench.now).compactMap { errand in
            guard case .page(let order) = errand.row.errand else { return nil }
            return ("\(order.action.rawValue) \(order.person?.key ?? order.way.address)", errand.row)
        }
    }

    private func finish(_ row: OutboxRow, _ bench: Bench, _ outcome: ErrandOutcome = taken) {
        _ = bench.ledger.take([.finished(row, outcome)], at: bench.now)
    }

    @Test func `a page that is on its way when it is answered is taken back after it`() throws {
        let bench = try Bench(Self.team)
        bench.say("!ic page checkout is down", by: "bob")
        let page = try #require(started(bench).first)
        #expect(page.what == "trigger ana")
        bench.say("!ack", by: "ana")
        #expect(started(bench).isEmpty, "the service has not even answered")
        finish(page.row, bench)
        #expect(started(bench).map(\.what) == ["acknowledge ana"])
    }

    @Test func `a page of which nobody knows whether it arrived is taken back, and not sent again`() throws {
        let bench = try Bench(Self.team)
        bench.say("!ic page checkout is down", by: "bob")
        let page = try #require(started(bench).first)
        let lost = DeliveryFailure(.later, mayHaveArrived: true, "the answer was lost")
        finish(page.row, bench, .failed(lost))
        bench.say("!ack", by: "ana")
        bench.now = bench.now + .seconds(5)
        _ = started(bench)
        #expect(started(bench).map(\.what) == ["acknowledge ana"])
    }

    @Test func `whoever the escalation asked is let go by the answer of another`() throws {
        let bench = try Bench(Self.team)
        bench.say("!ic page checkout is down", by: "bob")
        for page in started(bench) { finish(page.row, bench) }
        bench.now = bench.now + .seconds(61)
        _ = bench.ledger.tick(at: bench.now)
        let next = started(bench)
        #expect(next.map(\.what) == ["trigger bob"])
        for page in next { finish(page.row, bench) }
        bench.say("!ack", by: "ana")
        #expect(started(bench).map(\.what).sorted() == ["acknowledge ana", "acknowledge bob"])
    }

    @Test func `where each is asked, one answer takes nobody else's page back`() throws {
        let bench = try Bench(
            Self.team.replacing("{primary: ana}}", with: "{primary: ana}, checkout: bob, tills: ana}")
                + "\ntimers: {page_guard: 1 second}\n")
        bench.say("!declare P1 checkout is down", by: "bob")
        for page in started(bench) { finish(page.row, bench) }
        bench.now = bench.now + .seconds(2)
        bench.say("!ic page responders yes", by: "bob")
        let all = started(bench)
        #expect(all.map(\.what).sorted() == ["trigger ana", "trigger bob"])
        for page in all { finish(page.row, bench) }
        bench.say("!ack", by: "bob")
        #expect(started(bench).map(\.what) == ["acknowledge bob"])
    }

    @Test func `the end of the incident ends a page that is on its way`() throws {
        let bench = try Bench(Self.team)
        bench.say("!ic page checkout is down", by: "bob")
        let page = try #require(started(bench).first)
        bench.say("!resolve it was the cable", by: "bob")
        finish(page.row, bench)
        #expect(started(bench).map(\.what) == ["resolve ana"])
    }
}
