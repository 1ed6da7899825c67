import Incidents
import Testing

@Suite struct AllHandsTests {
    private var policy: Policy {
        var policy = Policy.guide
        policy.onCall["payments"] = OnCallLine(line: "payments", primary: "eve", backup: "dan")
        return policy
    }

    @Test func `it is asked back with how many people it wakes, and each once`() {
        var table = Table.commanded("P1", policy)
        let count = table.events.count
        let decision = table.ask(.page(.everyTeam(isConfirmed: false, reason: nil)))
        guard case .confirmAllHands(1, 3) = decision.reply else {
            Issue.record("\(decision.reply)")
            return
        }
        #expect(table.events.count == count)
        table.ask(.page(.everyTeam(isConfirmed: true, reason: "all of it is down")))
        #expect(table.pages.last?.asked == ["dan Database, payments", "bob Database", "eve payments"])
        #expect(table.pages.last?.line == Paged.everyTeam)
    }

    @Test func `each is to answer for themselves`() {
        var table = Table.commanded("P1", policy)
        table.ask(.page(.everyTeam(isConfirmed: true, reason: nil)))
        table.act(.acknowledge, by: "dan")
        let page = table.incident.pages.last { $0.paged.line == Paged.everyTeam }
        #expect(page?.awaitsAcknowledgement == true)
        for person in ["bob", "eve"] as [PersonID] { table.act(.acknowledge, by: person) }
        let answered = table.incident.pages.last { $0.paged.line == Paged.everyTeam }
        #expect(answered?.awaitsAcknowledgement == false)
    }

    @Test func `twice within a minute is once`() {
        var table = Table.commanded("P1", policy)
        table.ask(.page(.everyTeam(isConfirmed: true, reason: nil)))
        table.pass(.seconds(30))
        let again = table.ask(.page(.everyTeam(isConfirmed: true, reason: nil)))
        guard case .alreadyPaged(1, _) = again.reply else {
            Issue.record("\(again.reply)")
            return
        }
    }

    @Test func `it needs an incident`() {
        var table = Table(policy)
        let decision = table.ask(.page(.everyTeam(isConfirmed: true, reason: nil)))
        guard case .refused(.noIncidentHere) = decision.reply else {
            Issue.record("\(decision.reply)")
            return
        }
    }
}
