import Incidents
import Testing

/// A team means all its members, and how each was reached is one answer.
@Suite struct ToldTests {
    private static var policy: Policy {
        var policy = Policy.guide
        policy.teams["web"] = Team(key: "web", name: "Web", lead: "lea", members: ["lea", "pia", "max"])
        return policy
    }

    private func notices(_ table: Table, _ rule: Rule?) -> [[PersonID]] {
        table.pages.filter { $0.isNotice && $0.rule == rule }.map { $0.people.map(\.person) }
    }

    @Test func `a team that is told at the start is all its members`() {
        var policy = Self.policy
        policy.severities[0].notifyAtStart = [.team("web")]
        #expect(notices(.declared("P1", policy), .notifyAtStart) == [["lea", "pia", "max"]])
    }

    @Test func `a team that is escalated to is all its members`() {
        var policy = Self.policy
        policy.severities[0].escalateTo = [.team("web")]
        var table = Table.commanded("P1", policy)
        table.pass(.minutes(30))
        #expect(notices(table, .escalate) == [["lea", "pia", "max"]])
    }

    @Test func `a team in the place of the VP is all its members`() {
        var policy = Self.policy
        policy.aliases["vp"] = [.team("web")]
        var table = Table.commanded("P1", policy)
        table.pass(.minutes(60))
        #expect(notices(table, .tellVP) == [["lea", "pia", "max"]])
    }

    @Test func `a team that hears of lost data is all its members, and a line all who are on it`() {
        var policy = Self.policy
        policy.severities[0].notifyAtStart = []
        policy.special.dataLossTell = [.team("web"), .line("database")]
        var table = Table.commanded("P1", policy)
        table.ask(.dataLoss(what: "orders", in: nil))
        // Bob is on his way by the page of the declaration.
        #expect(notices(table, nil) == [["lea", "pia", "max", "dan"]])
    }

    @Test func `whom no way reached is told again of lost data, so that the room hears whom to call`() {
        var policy = Self.policy
        policy.severities[0].notifyAtStart = [.person("pia"), .person("max")]
        policy.special.dataLossTell = [.person("pia"), .person("max")]
        var table = Table.commanded("P1", policy)
        table.ask(.dataLoss(what: "orders", in: nil))
        #expect(notices(table, nil) == [["pia"]])
    }

    @Test func `who has no way is not reached, who has one is under way until a service has answered`() throws {
        var table = Table.declared()
        func reach(_ person: PersonID) throws -> Reach {
            let page = try #require(table.incident.pages.last { $0.paged.people.contains { $0.person == person } })
            let one = try #require(page.paged.people.first { $0.person == person })
            return page.reach(of: one, steps: 0)
        }
        #expect(try reach("pia") == .no(why: nil))
        #expect(try reach("max") == .underWay(["mail"]))
        #expect(try reach("cleo") == .no(why: nil))
        let notice = try #require(table.incident.pages.first { $0.paged.isNotice })
        let way = try #require(notice.paged.people.first { $0.person == "max" }?.ways.first)
        table.keep(
            .pageAnswered(PageAnswered(page: notice.seq, person: "max", way: way, outcome: .accepted)), of: 1)
        #expect(try reach("max") == .reached(by: ["mail"], at: table.now, isDelivered: false))
        table.keep(
            .pageAnswered(
                PageAnswered(page: notice.seq, person: "max", way: way, outcome: .failed, detail: "it bounced")), of: 1)
        #expect(try reach("max") == .no(why: "it bounced"))
    }

    @Test func `whom only a line's address rings may hear it, and nobody can tell`() throws {
        var table = Table.commanded()
        table.ask(.page(.named(PersonName("database"), reason: nil), in: 1))
        let page = try #require(table.incident.pages.last)
        let dan = try #require(page.paged.people.first { $0.person == "dan" })
        #expect(page.reach(of: dan, steps: 0) == .unknown(["duty"]))
    }

    @Test func `what the clock says carries the notice that it asks for`() throws {
        var table = Table.commanded()
        table.pass(.minutes(30))
        let notice = try #require(table.incident.pages.last { $0.paged.rule == .escalate })
        #expect(notice.said?.rule == .escalate)
        #expect(table.incident.openingPages.map(\.paged.isNotice) == [false, true])
    }
}
