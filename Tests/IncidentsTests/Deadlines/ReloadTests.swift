import Incidents
import Testing

@Suite struct ReloadTests {
    @Test func `steps already past under a new policy fire once, together, and say so`() {
        var table = Table.commanded("P1")
        table.act(.scheduleUpdate(.hours(3)))
        table.pass(.minutes(20))
        var policy = Policy.guide
        policy.hash = "shorter"
        policy.severities[0].escalateAfter?.after = .minutes(10)
        policy.severities[0].notifyVPAfter?.after = .minutes(15)
        policy.severities[0].noProgressAfter = .minutes(10)
        table.adopt(policy)
        #expect(
            table.told == [
                "20 escalate due 10 with no-progress after reload", "20 notify-vp due 15 after reload",
            ])
        #expect(table.fired.map(\.fired.policy) == ["shorter", "shorter"])
        table.adopt(policy)
        table.pass(.minutes(60))
        #expect(table.told(.escalate, .tellVP, .noProgress).count == 2)
    }

    @Test func `a step that was taken is not taken again when it moves`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(31))
        var policy = Policy.guide
        policy.severities[0].escalateAfter?.after = .minutes(45)
        table.adopt(policy)
        table.pass(.minutes(60))
        #expect(table.told(.escalate) == ["30 escalate with no-progress"])
    }

    @Test func `a longer interval does not silence what repeats`() {
        var policy = Policy.guide
        policy.timers.updateOverdueRepeat = .minutes(1)
        var table = Table.commanded("P3", policy)
        table.pass(.minutes(125))
        #expect(table.due(.updateOverdue) == "126")
        table.adopt(.guide)
        #expect(table.due(.updateOverdue) == "130")
    }

    @Test func `a longer cadence moves a reminder that had begun`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(21))
        var policy = Policy.guide
        policy.severities[0].updateEvery = .minutes(60)
        table.adopt(policy)
        #expect(table.due(.updateOverdue) == "65")
    }

    @Test func `a policy without the severity has the ladder of its rank, not of the one above`() {
        var table = Table.commanded("P4")
        var policy = Policy.guide
        policy.severities.removeLast()
        table.desk.policy = policy
        #expect(table.due(.escalate) == nil)
    }
}
