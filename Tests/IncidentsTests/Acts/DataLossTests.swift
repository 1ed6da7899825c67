import Incidents
import Testing

@Suite struct DataLossTests {
    private static var policy: Policy {
        var policy = Policy.guide
        policy.special.dataLossTell = [.person("max"), .person("lea")]
        return policy
    }

    @Test func `it becomes the worst, and the managers and legal are told, nobody twice`() {
        var table = Table.commanded("P3", Self.policy)
        let decision = table.ask(.dataLoss(what: "orders", in: nil), by: "bob")
        #expect(table[1].severity.label == "P1")
        // Max and Pia by the raised severity, so that only Lea is left.
        let notices = decision.facts.compactMap { fact -> [PersonID]? in
            if case .paged(let paged) = fact, paged.isNotice { paged.people.map(\.person) } else { nil }
        }
        #expect(notices == [["max", "pia"], ["lea"]])
        #expect(decision.facts.contains(.dataLost(DataLost(what: "orders", told: ["max", "lea"]))))
    }

    @Test func `the executives hear at once, once, and the ladder does not tell them again`() {
        var table = Table.commanded("P1", Self.policy)
        table.pass(.minutes(5))
        table.ask(.dataLoss(what: nil, in: nil))
        table.tick()
        func told() -> [Fired] { table.fired.map(\.fired).filter { $0.rule == .tellVP } }
        #expect(told().map(\.told) == [["eve"]])
        #expect(told().map(\.due) == [table.now])
        table.act(.mitigated(nil))
        table.act(.reopen(nil))
        table.pass(.hours(3))
        #expect(told().count == 1)
    }

    @Test func `also where the severity tells no executives`() {
        var policy = Self.policy
        policy.severities[0].notifyVPAfter = nil
        var table = Table.commanded("P1", policy)
        table.ask(.dataLoss(what: "orders", in: nil))
        table.tick()
        #expect(table.fired.map(\.fired.rule) == [.tellVP])
    }

    @Test func `it is said once`() {
        var table = Table.commanded("P1", Self.policy)
        table.ask(.dataLoss(what: "orders", in: nil))
        let at = table.now
        table.pass(.minutes(3))
        #expect(table.ask(.dataLoss(what: "more", in: nil)).refusal == .dataLossTold(1, at))
    }

    @Test func `where there is no incident, one is declared`() {
        var table = Table(Self.policy)
        let decision = table.ask(.dataLoss(what: "orders", in: nil))
        #expect(table[1].title == "Data loss: orders")
        #expect(table[1].dataLoss?.what == "orders")
        #expect(decision.facts.count { if case .declared = $0 { true } else { false } } == 1)
        table.tick()
        #expect(table.fired.map(\.fired.rule) == [.tellVP])
    }

    @Test func `one that is named and over is not declared anew`() {
        var table = Table.commanded("P1", Self.policy)
        table.act(.cancel(nil))
        #expect(table.ask(.dataLoss(what: "x", in: 1)).refusal == .isOver(1, .cancelled, into: nil))
        #expect(table.ask(.dataLoss(what: "x", in: 9)).refusal == .unknownIncident(9))
    }
}
