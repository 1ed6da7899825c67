import Incidents
import Testing

/// The quarter-hour questions: only what nobody has said, and nothing where all is said.
@Suite struct QuestionTests {
    private func asked(_ table: Table) -> [[Question]] {
        table.fired.filter { $0.fired.rule == .questions && !$0.fired.isMuted }
            .map { $0.fired.detail?.questions ?? [] }
    }

    /// Without the reminder of the update close by.
    private static var calm: Policy {
        var policy = Policy.watched
        policy.timers.questionsWindow = .zero
        return policy
    }

    private static var merging: Policy {
        var policy = Policy.watched
        policy.timers.mergeWindow = .minutes(5)
        return policy
    }

    @Test func `all five are open where nobody has said a thing`() {
        var table = Table.commanded("P1", Self.calm)
        table.pass(.minutes(15))
        #expect(asked(table) == [[.information, .hypothesis, .people, .mitigation, .impact]])
        #expect(table.fired.last { $0.fired.rule == .questions }?.fired.told == ["ana"])
    }

    @Test(
        arguments: [
            (.update(UpdateFields(status: "looking"), next: nil), [.hypothesis, .people, .mitigation, .impact]),
            (
                .update(UpdateFields(theory: "the pool", nextAction: "roll back"), next: nil),
                [.people, .impact]
            ),
            (.setImpact("everybody"), [.information, .hypothesis, .people, .mitigation]),
            (.setCause("a certificate"), [.information, .people, .mitigation, .impact]),
            (.decide("fail over"), [.information, .hypothesis, .people, .impact]),
            (
                .addTask(text: "fail over", owner: nil, within: nil), [.information, .hypothesis, .people, .impact]
            ),
            (.giveRole("ops", to: PersonName("bob")), [.information, .hypothesis, .mitigation, .impact]),
        ] as [(Act, [Question])])
    func `what was said is not asked`(act: Act, open: [Question]) {
        var table = Table.commanded("P1", Self.calm)
        table.pass(.minutes(1))
        table.act(act, by: "bob")
        table.pass(.minutes(14))
        #expect(asked(table) == [open])
    }

    @Test func `a page by a person answers whether more people are needed, one by a rule does not`() {
        var table = Table.declared("P1", Self.calm)
        table.pass(.minutes(1))
        table.act(.takeCommand, by: "ana")
        #expect(table.incident.openQuestions.contains(.people))
        table.pass(.minutes(5))
        #expect(table.incident.openQuestions.contains(.people))
        table.ask(.page(.named(PersonName("database"), reason: nil), in: 1))
        #expect(!table.incident.openQuestions.contains(.people))
    }

    @Test func `nothing is said where all are answered`() {
        var table = Table.commanded("P1", Self.calm)
        table.pass(.minutes(14))
        table.act(
            .update(
                UpdateFields(status: "x", impact: "all", theory: "pool", lastAction: "y", nextAction: "z"), next: nil))
        table.act(.giveRole("ops", to: PersonName("bob")), by: "ana")
        table.pass(.minutes(1))
        #expect(asked(table).isEmpty)
        #expect(table.told(.questions) == ["15 questions muted"])
    }

    @Test func `each round asks for what is new; a theory stands for as long as it stands`() {
        var table = Table.commanded("P1", Self.calm)
        table.act(.update(UpdateFields(status: "x", impact: "all", theory: "pool"), next: .hours(1)))
        table.pass(.minutes(31))
        #expect(asked(table) == [[.people, .mitigation], [.information, .people, .mitigation, .impact]])
    }

    @Test func `the rounds count from the moment in which command was taken`() {
        var table = Table.declared("P1", Self.calm)
        table.pass(.minutes(4))
        #expect(table.due(.questions) == nil, "nobody to ask")
        table.act(.takeCommand, by: "ana")
        #expect(table.due(.questions) == "19")
        table.pass(.minutes(3))
        table.act(.handOff(to: PersonName("bob")), by: "ana")
        #expect(table.due(.questions) == "22")
    }

    @Test func `close to the reminder of the update they go with it, as one message`() throws {
        var table = Table.commanded("P1", Self.merging)
        #expect(table.due(.questions) == "13", "15 is within two minutes of 13")
        table.pass(.minutes(13))
        #expect(table.told(.questions, .updateWarning) == ["13 questions muted", "13 update-warning"])
        let (_, warning) = try #require(table.fired.first { $0.fired.rule == .updateWarning })
        #expect(warning.along?.first?.detail?.questions == Question.allCases)
        table.pass(.minutes(1))
        #expect(table.due(.questions) == "28", "the next round is a quarter of an hour later")
    }

    @Test func `farther from it they are a message of their own`() {
        var table = Table.declared("P1", .watched)
        table.pass(.minutes(3))
        table.act(.takeCommand, by: "ana")
        table.pass(.minutes(15))
        #expect(table.told(.questions) == ["18 questions"])
        #expect(table.fired.filter { $0.fired.rule == .updateWarning }.allSatisfy { $0.fired.detail == nil })
    }

    @Test func `after a pause the overdue reminder carries them`() throws {
        var table = Table.commanded("P1", Self.merging)
        table.sleep(.minutes(40))
        #expect(table.told(.questions).first?.hasSuffix("muted") == true)
        let (_, overdue) = try #require(table.fired.first { $0.fired.rule == .updateOverdue })
        let carrier = table.fired.map(\.fired).first { $0.along?.contains { $0.rule == .questions } == true }
        #expect(overdue.saidWith == carrier?.rule || carrier?.rule == .updateOverdue)
        #expect(carrier?.along?.first { $0.rule == .questions }?.detail?.questions == Question.allCases)
    }

    @Test func `a severity with rarer updates is asked as rarely, one without any never`() {
        var table = Table.commanded("P3", Self.calm)
        #expect(table.due(.questions) == "60")
        table = Table.commanded("P4", Self.calm)
        #expect(table.due(.questions) == nil)
    }

    @Test func `a severity that is raised brings no rounds of before`() {
        var table = Table.commanded("P3", Self.calm)
        table.pass(.minutes(40))
        table.act(.setSeverity("P1"), by: "ana")
        #expect(table.due(.questions) == "55")
    }

    @Test func `a mitigated incident is asked nothing`() {
        var table = Table.commanded("P1", Self.calm)
        table.act(.mitigated(nil))
        #expect(table.due(.questions) == nil)
    }
}
