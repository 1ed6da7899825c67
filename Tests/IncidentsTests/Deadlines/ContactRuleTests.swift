import Incidents
import Testing

@Suite struct ContactRuleTests {
    /// Bob: mail at once, the duty telephone after 2 minutes, both again after 6.
    private var policy: Policy {
        var policy = Policy.guide
        policy.pagers[0].people["bob"] = "bob@example.org"
        policy.timers.pageGuard = .zero
        policy.people["bob"]?.contact = ContactRule(
            steps: [
                .init(after: .zero, pagers: ["mail"]), .init(after: .minutes(2), pagers: ["duty"]),
                .init(after: .minutes(6), pagers: ["duty", "mail"]),
            ])
        return policy
    }

    private func paged(_ policy: Policy, _ severity: String = "P1") -> Table {
        var table = Table.commanded(severity, policy)
        table.ask(.page(.named(PersonName("@bob"), reason: nil)))
        return table
    }

    /// The page that was asked for; what follows on it has ways of its own.
    private func own(_ table: Table) -> Page? {
        table.incident.pages.first { $0.paged.line == nil && !$0.paged.isNotice && $0.paged.rule == nil }
    }

    private func taken(_ table: Table) -> Int { own(table).map { table.incident.stepsTaken(of: $0) } ?? 0 }

    private func ways(_ table: Table) -> [String] {
        guard let page = own(table), let bob = page.paged.people.first else { return [] }
        return page.ways(to: bob, steps: table.incident.stepsTaken(of: page)).map(\.pager)
    }

    @Test func `ways are taken one after the other while nobody answers`() {
        var table = paged(policy)
        #expect(ways(table) == ["mail"])
        table.pass(.minutes(2))
        #expect(ways(table) == ["mail", "duty"])
        table.pass(.minutes(4))
        #expect(ways(table) == ["mail", "duty", "duty", "mail"])
        #expect(taken(table) == 2)
    }

    @Test func `an acknowledgement ends them`() {
        var table = paged(policy)
        table.pass(.minutes(3))
        table.act(.acknowledge, by: "bob")
        table.pass(.hours(1))
        #expect(table.told(.nextWay) == ["2 next-way"])
        #expect(table.due(.nextWay) == nil)
    }

    @Test func `so does the end of the incident, and what comes late keeps its distance`() {
        var table = paged(policy)
        table.now = table.now + .minutes(30)
        table.pass(.zero)
        #expect(taken(table) == 1)
        table.pass(.minutes(3))
        #expect(taken(table) == 1, "four minutes lie between the two")
        table.act(.resolved(nil))
        table.pass(.hours(1))
        #expect(taken(table) == 1)
    }

    @Test func `in quiet hours only quiet ways are used, unless it is bad enough`() {
        var quiet = policy
        quiet.people["bob"]?.contact?.quiet = QuietHours(from: 13 * 60, to: 15 * 60, zone: .berlin)
        func bob(_ severity: String) -> PagedPerson? {
            Table.declared(severity, quiet).pages[0].people.first { $0.person == "bob" }
        }
        #expect(bob("P2")?.quietUntil == Table.start + .hours(1))
        #expect(bob("P2")?.ways.map(\.pager) == ["mail"] && bob("P2")?.later == nil)
        #expect(bob("P1")?.later?.map(\.after) == [.minutes(2), .minutes(6)])
    }

    @Test(arguments: ["P2", "P3", "P4"])
    func `what somebody types rings at any hour, whatever the severity`(severity: String) {
        var quiet = policy
        quiet.people["bob"]?.contact?.quiet = QuietHours(from: 13 * 60, to: 15 * 60, zone: .berlin)
        let page = own(paged(quiet, severity))
        #expect(page?.paged.people.first?.quietUntil == nil)
        #expect(page?.laterSteps == [.minutes(2), .minutes(6)])
    }

    @Test(arguments: [
        (22 * 60, 7 * 60, 23, true), (22 * 60, 7 * 60, 6, true), (22 * 60, 7 * 60, 7, false),
        (22 * 60, 7 * 60, 12, false), (9 * 60, 17 * 60, 12, true), (9 * 60, 17 * 60, 17, false),
    ])
    func `hours may go over midnight`(from: Int, to: Int, hour: Int, isQuiet: Bool) {
        let quiet = QuietHours(from: from, to: to, zone: .berlin)
        let now = ZoneRules.berlin.instant(CivilTime(year: 2026, month: 11, day: 20, hour: hour))
        let end = quiet.end(at: now, for: Severity(rank: 2, label: "P2"))
        #expect((end != nil) == isQuiet)
        if let end { #expect(ZoneRules.berlin.civil(end).hour == to / 60 && end > now) }
        #expect(quiet.end(at: now, for: Severity(rank: 1, label: "P1")) == nil)
    }
}
