import Incidents
import Testing

@Suite struct MergeTests {
    private func two() -> Table {
        var table = Table.declared()
        table.declare("P2", "basket is slow")
        return table
    }

    @Test func `a merged incident ends and the other one notes it`() {
        var table = two()
        let decision = table.act(.merge(into: 2))
        #expect(decision.steps.map(\.incident) == [1, 1, 2])
        #expect(table[1].phase == .merged)
        #expect(table[1].mergedInto == 2)
        #expect(table[2].phase == .investigating)
        #expect(decision.facts.last == .noted(Words("INC-1 (checkout is down) was merged into this one")))
        #expect(table.pending.isEmpty)
    }

    @Test func `an incident is not merged into itself`() {
        var table = two()
        #expect(table.act(.merge(into: 1)).refusal == .mergeIntoItself(1))
    }

    @Test func `an incident is not merged into one that nobody knows`() {
        var table = two()
        #expect(table.act(.merge(into: 7)).refusal == .unknownIncident(7))
    }

    @Test func `an incident is not merged into one that is over`() {
        var table = two()
        table.act(.cancel(nil), on: 2)
        #expect(table.act(.merge(into: 2)).refusal == .isOver(2, .cancelled, into: nil))
    }

    @Test func `two incidents are not merged into each other`() {
        var table = two()
        table.act(.merge(into: 2))
        #expect(table.act(.merge(into: 1), on: 2).refusal == .isOver(1, .merged, into: 2))
    }

    @Test func `a reopened incident is merged into nothing any more`() {
        var table = two()
        table.act(.merge(into: 2))
        table.act(.reopen(nil))
        #expect(table[1].mergedInto == nil)
        #expect(table[1].phase == .investigating)
    }
}
