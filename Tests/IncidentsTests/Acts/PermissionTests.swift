import Incidents
import Testing

@Suite struct PermissionTests {
    private func table(_ permissions: [String: Permission]) -> Table {
        var policy = Policy.guide
        policy.permissions = permissions
        return Table.commanded("P1", policy)
    }

    @Test func `nobody is kept from anything where nothing is said`() {
        var table = Table.declared()
        table.act(.resolved(nil))
        #expect(table.act(.close(nil), by: "cleo").isDone)
    }

    @Test func `a role may, others are told who`() {
        var table = table(["close": Permission(roles: [.commander, .deputy])])
        table.act(.resolved(nil))
        guard case .notPermitted(let it)? = table.act(.close(nil), by: "dan").refusal else {
            return #expect(Bool(false))
        }
        #expect(it.holders.map(\.role) == [.commander, .deputy])
        #expect(it.holders.map(\.person) == ["ana", nil])
        #expect(it.ask == "ana")
        #expect(!it.mayTakeCommand, "it is resolved: nobody takes command any more")
        #expect(table.act(.close(nil), by: "ana").isDone)
    }

    @Test func `whoever takes command may`() {
        var table = table(["severity": Permission(roles: [.commander])])
        guard case .notPermitted(let it)? = table.act(.setSeverity("P2"), by: "dan").refusal else {
            return #expect(Bool(false))
        }
        #expect(it.mayTakeCommand)
        table.act(.takeCommand, by: "dan")
        #expect(table.act(.setSeverity("P2"), by: "dan").isDone)
    }

    @Test func `taking command is not advised to whom it is kept from`() {
        var table = table([
            "severity": Permission(roles: [.commander]), "ic me": Permission(targets: [.line("ic")]),
        ])
        guard case .notPermitted(let it)? = table.act(.setSeverity("P2"), by: "dan").refusal else {
            return #expect(Bool(false))
        }
        #expect(!it.mayTakeCommand)
    }

    @Test func `a team, a line and a person may, with everybody who belongs to them`() {
        let all: [(Target, PersonID)] = [
            (.team("database"), "bob"), (.team("database"), "dan"), (.line("ic"), "cleo"), (.person("eve"), "eve"),
        ]
        for (target, person) in all {
            var table = table(["severity": Permission(targets: [target])])
            #expect(table.act(.setSeverity("P2"), by: person).isDone, "\(target) \(person)")
            #expect(table.act(.setSeverity("P3"), by: "max").refusal != nil)
        }
    }

    @Test func `before there is an incident, whoever is on call commands`() {
        var policy = Policy.guide
        policy.permissions["declare"] = Permission(roles: [.commander])
        var table = Table(policy)
        #expect(table.ask(.declare(severity: nil, title: "x", kind: .real), by: "dan").refusal != nil)
        #expect(table.ask(.declare(severity: nil, title: "x", kind: .real), by: "bob").isDone)
    }

    @Test func `nobody known may not`() {
        var table = table(["severity": Permission(roles: [.commander])])
        #expect(table.act(.setSeverity("P2"), by: nil).refusal != nil)
    }

    @Test func `to whom an incident does not exist, no permission speaks of it`() {
        var table = table(["note": Permission(roles: [.commander])])
        table.keep(
            .declared(
                Declared(
                    number: 2, label: "#grey-heron", title: "x", severity: Severity(rank: 1, label: "P1"),
                    audience: .only(["ana"]))), of: 2)
        #expect(table.act(.note("x"), by: "dan", on: 2).refusal == .unknownIncident(2))
    }

    @Test func `all hands are a command of their own`() {
        var table = table(["ic page responders": Permission(roles: [.commander])])
        let ask = Ask.page(.everyTeam(isConfirmed: true, reason: nil))
        #expect(table.ask(ask, by: "dan").refusal != nil)
        #expect(table.ask(.page(.commanders(reason: "x")), by: "dan").refusal == nil)
        #expect(table.ask(ask, by: "ana").refusal == nil)
    }

    @Test(arguments: Permission.commands)
    func `whatever is kept to the commander changes nothing for others`(command: String) {
        for seed in UInt64(1)...40 {
            var draw = RandomAsk(seed: seed)
            var table = table([command: Permission(roles: [.commander])])
            let ask = draw.ask(table)
            let before = (table.desk.incidents, table.desk.small, table.desk.lastSeq)
            let decision = table.ask(ask, by: "dan")
            guard ask.restrictable == command else { continue }
            #expect(decision.steps.isEmpty)
            #expect(decision.refusal != nil)
            #expect(table.desk.incidents == before.0 && table.desk.small == before.1)
            #expect(table.desk.lastSeq == before.2)
        }
    }
}
