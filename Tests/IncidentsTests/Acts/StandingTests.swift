import Incidents
import Testing

/// How an incident stands follows its phase, whatever was typed before.
@Suite struct StandingTests {
    private func typed(_ table: inout Table) {
        table.act(
            .update(
                UpdateFields(
                    status: "Investigating", impact: "12 % fail", theory: "the pool", lastAction: "looked",
                    nextAction: "bob kills sessions", nextActionBy: "bob"), next: nil))
    }

    @Test func `what was typed belongs to its phase`() {
        var table = Table.commanded()
        typed(&table)
        table.act(.identified("a query without a limit"))
        #expect(table.incident.standing.status == nil)
        #expect(table.incident.standing.nextAction == "bob kills sessions")
        #expect(table.incident.standing.words == "a query without a limit")
        table.act(.mitigated("rolled back"))
        let standing = table.incident.standing
        #expect(standing.nextAction == nil && standing.nextActionBy == nil)
        #expect(standing.mitigation == "rolled back" && standing.mitigatedAt == table.now)
        #expect(standing.impact == "12 % fail" && standing.lastAction == "looked")
    }

    @Test(arguments: [Act.resolved("all clean"), .cancel("a test"), .merge(into: 2)])
    func `whatever ends it ends what was to be done`(act: Act) {
        var table = Table.commanded()
        table.declare("P2", "basket is slow")
        typed(&table)
        table.now = table.now + .minutes(5)
        table.act(act)
        let standing = table.incident.standing
        #expect(standing.status == nil && standing.nextAction == nil && standing.lastAction == nil)
        #expect(standing.overSince == table.now)
        #expect(standing.impact == "12 % fail")
    }

    @Test func `closed, it is over since it was resolved, and still says what mitigated it`() {
        var table = Table.commanded()
        table.act(.mitigated("rolled back"))
        table.now = table.now + .minutes(5)
        table.act(.resolved(nil))
        let resolved = table.now
        table.now = table.now + .minutes(5)
        table.act(.close("thank you"))
        let standing = table.incident.standing
        #expect(standing.overSince == resolved && standing.mitigation == "rolled back")
        #expect(standing.words == "thank you")
    }

    @Test func `opened again it speaks of the present`() {
        var table = Table.commanded()
        typed(&table)
        table.act(.mitigated("rolled back"))
        table.act(.update(UpdateFields(status: "cleaning up", nextAction: "delete the pool"), next: nil))
        table.now = table.now + .minutes(5)
        table.act(.reopen("it is back"))
        let standing = table.incident.standing
        #expect(standing.isReopened && standing.since == table.now && standing.words == "it is back")
        #expect(standing.mitigation == nil && standing.mitigatedAt == nil && standing.overSince == nil)
        #expect(standing.status == nil && standing.nextAction == nil && standing.lastAction == nil)
    }

    @Test func `another next action has nobody until somebody is named`() {
        var table = Table.commanded()
        typed(&table)
        table.act(.update(UpdateFields(nextAction: "restart the pool"), next: nil))
        #expect(table.incident.standing.nextActionBy == nil)
        table.act(.update(UpdateFields(nextActionBy: "cleo"), next: nil))
        #expect(table.incident.standing.nextActionBy == "cleo")
        // The same message, pasted each quarter of an hour.
        table.act(.update(UpdateFields(nextAction: "restart the pool"), next: nil))
        #expect(table.incident.standing.nextActionBy == "cleo")
    }

    @Test(arguments: [
        ("Identified", Phase.identified), ("MITIGATED", .monitoring), ("monitoring, no errors", .monitoring),
        ("Issue resolved", .resolved), ("fixed by a rollback", .resolved), ("investigating", .investigating),
    ])
    func `a status that names a phase is known in any case`(status: String, phase: Phase) {
        #expect(Phase(namedBy: status) == phase)
    }

    @Test(arguments: ["not mitigated yet", "still slow", "", "rolled back", "we think that it is fixed"])
    func `other words name none`(status: String) { #expect(Phase(namedBy: status) == nil) }

    @Test func `a status of nothing but an earlier phase is not how it stands`() {
        var table = Table.commanded()
        table.act(.mitigated("rolled back"))
        table.act(.update(UpdateFields(status: "Investigating"), next: nil))
        #expect(table.incident.standing.status == nil)
        table.act(.update(UpdateFields(status: "Investigating the cause"), next: nil))
        #expect(table.incident.standing.status == "Investigating the cause")
    }

    @Test func `a task with a time is called out after the resolution, and can be given more`() {
        var table = Table.commanded()
        table.act(.addTask(text: "write to the vendor", owner: PersonName("bob"), within: .minutes(60)))
        table.act(.resolved(nil))
        table.pass(.minutes(59))
        #expect(table.told(.taskDue).isEmpty)
        table.act(.extendTask(1, by: .minutes(30)))
        table.pass(.minutes(60))
        #expect(table.told(.taskDue) == ["90 task-due"])
        table.act(.close(nil))
        table.pass(.hours(48))
        #expect(table.told(.taskDue).count == 1)
    }

    @Test(arguments: [Act.resolved(nil), .cancel(nil), .merge(into: 2)])
    func `a meeting that was planned is called off by a word, never in silence`(act: Act) {
        var table = Table.commanded()
        table.declare("P2", "basket is slow")
        table.act(.sync(.plan(.after(.minutes(30)), every: nil, goal: nil)))
        let at = table.now + .minutes(30)
        let moves = table.act(act).facts.compactMap { fact in if case .phaseMoved(let move) = fact { move } else { nil }
        }
        #expect(moves.map(\.sync) == [at])
        #expect(table.incident.scribe.sync == nil)
    }

    @Test(arguments: [Act.mitigated(nil), .resolved(nil)])
    func `whoever says that it is better is answered when the monitors have been asked`(act: Act) {
        var table = Table.commanded()
        let decision = table.act(act)
        #expect(decision.steps.count == 1 && decision.probe?.monitors == ["shop", "api"])
        guard case .later = decision.reply else {
            Issue.record("answered from nothing")
            return
        }
    }

    @Test(arguments: [Act.identified(nil), .cancel(nil)])
    func `the other phases wait for no monitor`(act: Act) {
        var table = Table.commanded()
        #expect(table.act(act).probe == nil)
    }
}
