import Incidents
import Testing

/// Who was rung a moment ago by this incident is not rung again, whatever the pages are called.
@Suite struct GuardTests {
    private static var policy: Policy {
        var policy = Policy.guide
        policy.pagers.append(PagerRule(name: "ntfy", people: ["dan": "dan", "bob": "bob", "lea": "lea"]))
        policy.pagers[1].lines = [:]
        return policy
    }
    private func page(_ table: inout Table, _ name: String) -> Decision {
        table.ask(.page(.named(PersonName(name), reason: nil), in: 1))
    }
    private func rung(_ decision: Decision) -> [PersonID] {
        decision.paged.flatMap(\.people).filter { !$0.ways.isEmpty }.map(\.person)
    }
    private static var calm: Table {
        var table = Table.commanded("P1", policy)
        table.pass(.minutes(10))
        return table
    }

    @Test func `a person, then the line that they are on`() {
        var table = Self.calm
        #expect(rung(page(&table, "dan")) == ["dan"])
        table.pass(.seconds(30))
        let second = page(&table, "database")
        #expect(rung(second) == ["bob"])
        #expect(second.paged.flatMap(\.people).map(\.person) == ["dan", "bob"])
        #expect(second.paged[0].people[0].rungAt == table.now - .seconds(30))
    }

    @Test func `the line, then a person of it: they are not rung, and that is said`() {
        var table = Self.calm
        _ = page(&table, "database")
        table.pass(.seconds(20))
        let second = page(&table, "dan")
        #expect(second.paged.isEmpty)
        if case .alreadyPaged = second.reply {} else { Issue.record("\(second.reply)") }
    }

    @Test func `several names in one command ring each once`() {
        var table = Self.calm
        let both = table.ask(.page(.said("dan database", isNew: false), in: 1))
        #expect(rung(both).sorted() == ["bob", "dan"])
    }

    @Test func `after the minute they are rung again`() {
        var table = Self.calm
        _ = page(&table, "dan")
        table.pass(.seconds(60))
        #expect(rung(page(&table, "database")).contains("dan"))
    }

    @Test func `whom the first page could not reach is tried again`() throws {
        var table = Self.calm
        _ = page(&table, "dan")
        let first = try #require(table.incident.pages.last)
        for way in first.paged.people[0].ways {
            table.keep(
                .pageAnswered(PageAnswered(page: first.seq, person: "dan", way: way, outcome: .failed)), of: 1)
        }
        #expect(rung(page(&table, "database")).contains("dan"))
    }

    @Test func `whoever was not rung for it answers it all the same`() {
        var table = Self.calm
        _ = page(&table, "dan")
        _ = page(&table, "database")
        table.act(.acknowledge, by: "dan")
        let open = table.incident.pages.filter { !$0.paged.isNotice && !$0.isAnswered && $0.paged.line == "database" }
        #expect(open.isEmpty)
    }

    @Test func `the clock does not ring whom somebody has just paged`() {
        var table = Table.declared("P1", Self.policy)
        table.pass(.seconds(270))
        _ = page(&table, "lea")
        table.pass(.seconds(30))
        let next = table.incident.pages.last { $0.paged.rule == .noAcknowledgement }
        #expect(next?.paged.people.first { $0.person == "lea" }?.ways == [])
        #expect(next?.paged.people.first { $0.person == "ana" }?.ways.isEmpty == false)
    }
}
