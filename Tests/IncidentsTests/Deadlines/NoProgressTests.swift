import Incidents
import Testing

@Suite struct NoProgressTests {
    @Test func `no progress is due 30 minutes after the last`() {
        #expect(Table.commanded("P2").due(.noProgress) == "30")
        #expect(Table.commanded("P3").due(.noProgress) == nil)
    }

    @Test(arguments: [
        Act.update(UpdateFields(theory: "the pool"), next: nil), .decide("roll back"), .finishTask(1), .identified(nil),
    ])
    func `a changed update, a decision, a finished task or a phase is progress`(act: Act) {
        var table = Table.commanded("P2")
        table.act(.addTask(text: "look", owner: nil, within: nil))
        table.pass(.minutes(10))
        table.act(act)
        #expect(table.due(.noProgress) == "40")
    }

    @Test(arguments: [
        Act.update(UpdateFields(), next: nil), .update(UpdateFields(impact: "more", nextAction: "wait"), next: nil),
        .note("x"), .todo("x"), .addTask(text: "x", owner: nil, within: nil), .scheduleUpdate(.minutes(20)),
        .snooze(.minutes(20)), .setTitle("x"), .setImpact("x"), .giveRole("scribe", to: nil), .acknowledge,
    ])
    func `words without movement are not progress`(act: Act) {
        var table = Table.commanded("P2")
        table.pass(.minutes(10))
        table.act(act, by: "bob")
        #expect(table.due(.noProgress) == "30")
    }

    @Test func `the same update again resets the nudge but is no progress`() {
        var table = Table.commanded("P2")
        let update = Act.update(UpdateFields(status: "looking", theory: "the pool"), next: nil)
        table.act(update)
        table.pass(.minutes(10))
        table.act(update)
        #expect(table.due(.noProgress) == "30")
        #expect(table.due(.updateOverdue) == "30")
    }

    @Test func `the team lead hears one message where escalation and no progress are due within five minutes`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(5))
        table.act(.decide("roll back"))
        #expect(table.due(.noProgress) == nil)
        table.pass(.minutes(60))
        #expect(table.told(.escalate, .noProgress) == ["30 escalate with no-progress"])
    }

    @Test func `more than five minutes apart they are two messages`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(5))
        table.now = table.now + .seconds(1)
        table.act(.decide("roll back"))
        table.pass(.minutes(60))
        #expect(table.told(.escalate, .noProgress) == ["30 escalate", "35:01 no-progress"])
    }

    @Test func `no progress is told once, and again after progress that stopped`() {
        var table = Table.commanded("P2")
        table.pass(.minutes(50))
        table.act(.decide("roll back"))
        table.pass(.minutes(50))
        #expect(table.told(.noProgress) == ["30 no-progress", "80 no-progress"])
        #expect(table.fired.first { $0.fired.rule == .noProgress }?.fired.told == ["lea"])
    }

    @Test func `an escalation does not speak for the silence after later progress`() {
        var policy = Policy.guide
        policy.severities[0].noProgressAfter = .minutes(3)
        var table = Table.commanded("P1", policy)
        table.pass(.minutes(28))
        table.act(.decide("roll back"))
        table.pass(.minutes(3))
        table.act(.decide("roll forward"))
        table.pass(.minutes(10))
        #expect(
            table.told(.escalate, .noProgress) == ["3 no-progress", "30 escalate with no-progress", "34 no-progress"])
    }

    @Test func `mitigation ends the question of progress`() {
        var table = Table.commanded("P2")
        table.act(.mitigated(nil))
        #expect(table.due(.noProgress) == nil)
    }
}
