import Incidents
import Testing

/// What an event of a recorded night makes under another policy.
@Suite struct ReplayedFactTests {
    private func again(_ fact: Fact, seq: Int = 50, places: [Int: Int] = [:], in table: Table) -> [Fact] {
        table.desk.again(
            Event(seq: seq, incident: 1, at: table.now, by: "ana", fact: fact), places: places)
    }

    @Test func `a declaration pages and tells whom this policy says`() throws {
        let there = Table.declared()
        let declared = try #require(there.events.first)
        let here = Desk(policy: .guide)
        #expect(here.again(declared, places: [:]).map(\.kind.name) == there.events.prefix(3).map(\.fact.kind.name))
    }

    @Test func `what the clock did is not taken over`() {
        var table = Table.declared()
        table.pass(.minutes(31))
        let clocks = table.events.filter { event in
            switch event.fact {
            case .fired: true
            case .paged(let paged): paged.rule != nil
            default: false
            }
        }
        #expect(clocks.count > 3)
        for event in clocks { #expect(again(event.fact, seq: event.seq, in: table).isEmpty, "\(event.fact.kind)") }
    }

    @Test func `a page for one person reaches the same person by the ways of this policy`() throws {
        let table = Table.declared()
        let facts = again(
            .paged(
                Paged(
                    people: [
                        PagedPerson(person: "bob", ways: [Way(pager: "fax", address: "1", isShared: false)])
                    ], reason: "come")), in: table)
        guard case .paged(let paged)? = facts.first else {
            Issue.record("\(facts)")
            return
        }
        #expect(paged.people.map(\.person) == ["bob"] && paged.reason == "come")
        #expect(!paged.people.flatMap(\.ways).contains { $0.pager == "fax" })
    }

    @Test func `an acknowledgement answers the pages that are there`() throws {
        let table = Table.declared()
        let page = try #require(table.incident.pages.first { !$0.paged.isNotice })
        let facts = again(.acknowledged(Acknowledged(person: "ana", pages: [4711])), in: table)
        #expect(facts == [.acknowledged(Acknowledged(person: "ana", pages: [page.seq]))])
    }

    @Test func `an answer by a way that is not used here is left out`() {
        let table = Table.declared()
        let way = Way(pager: "fax", address: "1", isShared: false)
        #expect(
            again(.pageAnswered(PageAnswered(page: 2, person: "ana", way: way, outcome: .failed)), in: table).isEmpty)
    }
}
