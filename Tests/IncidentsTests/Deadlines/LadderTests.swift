import Incidents
import Testing

/// An hour and more in which nobody says a word, for each severity.
@Suite struct LadderTests {
    @Test func `a silent P1 goes up to the team lead after 30 minutes and to the VP after 60`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(66))
        #expect(
            table.told == [
                "13 update-warning", "20 update-overdue", "25 update-overdue #1", "30 escalate with no-progress",
                "30 executive-summary", "30 update-overdue #2", "35 update-overdue #3", "40 update-overdue #4",
                "45 update-overdue #5", "50 update-overdue #6", "55 update-overdue #7", "60 executive-summary #1",
                "60 notify-vp", "60 update-overdue #8", "65 update-overdue #9",
            ])
    }

    @Test func `a silent P2 tells the team lead of no progress after 30 minutes and goes up after 60`() {
        var table = Table.commanded("P2")
        table.pass(.hours(5))
        #expect(table.told(.escalate, .noProgress, .tellVP, .executiveSummary) == ["30 no-progress", "60 escalate"])
        #expect(
            table.told(.updateWarning, .updateOverdue).prefix(3) == [
                "13 update-warning", "20 update-overdue", "25 update-overdue #1",
            ])
    }

    @Test func `a silent P3 goes up after four hours, mitigated or not`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(70))
        #expect(table.told == ["58 update-warning", "65 update-overdue", "70 update-overdue #1"])
        table.act(.mitigated(nil))
        table.pass(to: Table.start + .hours(5))
        #expect(table.told(.escalate, .noProgress, .tellVP) == ["240 escalate"])
    }

    @Test func `a severity without steps wakes nobody, and asks the room once who takes it`() {
        var table = Table.commanded("P4")
        #expect(table.pending.isEmpty)
        table = Table.declared("P4")
        table.pass(.hours(9))
        #expect(table.told == ["5 no-commander"])
        #expect(table.pages.isEmpty)
    }

    @Test func `each step says whom it tells, and under what name`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(61))
        let steps = table.fired.map(\.fired).filter { [.escalate, .tellVP].contains($0.rule) }
        #expect(steps.map(\.told) == [["lea"], ["eve"]])
        #expect(steps.map(\.toldAs) == ["engineering team lead", "VP"])
        #expect(steps.map(\.policy) == ["guide", "guide"])
        let notices = table.pages.filter { $0.rule == .escalate || $0.rule == .tellVP }
        #expect(notices.map(\.asked) == [["lea engineering team lead"], ["eve VP"]])
        #expect(notices.map(\.isNotice) == [true, true])
    }

    @Test func `mitigation ends the steps that wait for it`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(10))
        table.act(.mitigated(nil))
        table.pass(.hours(3))
        #expect(table.told(.escalate, .tellVP, .noProgress).isEmpty)
    }

    @Test func `resolution ends everything`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(10))
        table.act(.resolved(nil))
        #expect(table.pending.isEmpty)
        table.pass(.hours(9))
        #expect(table.told.isEmpty)
    }

    @Test(arguments: [Act.cancel(nil), .resolved(nil), .merge(into: 2)])
    func `whatever ends the work ends its reminders`(act: Act) {
        var table = Table.declared("P1")
        table.declare("P4", in: RoomRef(chat: "local", room: "elsewhere"))
        table.act(act)
        #expect(table.pending.isEmpty)
    }

    @Test func `the executives hear every 30 minutes of a P1 until it is resolved`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(40))
        table.act(.mitigated(nil))
        table.pass(.minutes(60))
        table.act(.resolved(nil))
        table.pass(.hours(2))
        #expect(
            table.told(.executiveSummary) == [
                "30 executive-summary", "60 executive-summary #1", "90 executive-summary #2",
            ])
    }

    @Test func `without an executives' room there is no summary`() {
        var policy = Policy.guide
        policy.executiveRooms = []
        #expect(Table.commanded("P1", policy).due(.executiveSummary) == nil)
    }

    @Test func `a step that names nobody is told all the same`() {
        var policy = Policy.guide
        policy.aliases["vp"] = nil
        var table = Table.commanded("P1", policy)
        table.pass(.minutes(61))
        #expect(table.told(.tellVP) == ["60 notify-vp"])
        #expect(table.pages.filter { $0.rule == .tellVP }.isEmpty)
    }

    @Test func `ten minutes after mitigation it is asked whether it is resolved, once`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(3))
        table.act(.mitigated(nil))
        table.pass(.hours(1))
        #expect(table.told(.watching) == ["13 watching"])
        #expect(table.fired.first { $0.fired.rule == .watching }?.fired.told == ["ana"])
    }

    @Test func `a severity worse than the policy knows has the ladder of its worst`() {
        var policy = Policy.guide
        policy.severities.removeFirst()
        var table = Table.commanded("P1")
        table.desk.policy = policy
        #expect(table.due(.escalate) == "60")
    }
}
