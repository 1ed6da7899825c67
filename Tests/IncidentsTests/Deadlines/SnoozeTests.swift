import Incidents
import Testing

@Suite struct SnoozeTests {
    @Test func `a snooze holds back the reminders of the update and nothing else`() {
        var table = Table.declared("P1")
        let others = table.pending.filter { !$0.contains("update") }
        table.act(.snooze(.minutes(40)))
        #expect(table.pending.filter { !$0.contains("update") } == others)
        #expect(table.due(.updateWarning) == "40")
        #expect(table.due(.updateOverdue) == "40")
    }

    @Test func `a snooze is not forever`() {
        var table = Table.commanded("P3")
        table.act(.snooze(.minutes(67)))
        table.pass(.minutes(78))
        #expect(
            table.told == [
                "67 update-overdue", "67 update-warning muted", "72 update-overdue #1", "77 update-overdue #2",
            ])
    }

    @Test func `a snooze between two reminders moves the next one`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(66))
        table.act(.snooze(.minutes(10)))
        table.pass(.minutes(20))
        #expect(
            table.told(.updateOverdue) == [
                "65 update-overdue", "76 update-overdue #1", "81 update-overdue #2", "86 update-overdue #3",
            ])
    }

    @Test func `a snooze that ends before the next reminder moves nothing`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(66))
        table.act(.snooze(.minutes(1)))
        #expect(table.due(.updateOverdue) == "70")
        table.pass(.minutes(15))
        #expect(table.told(.updateOverdue).suffix(2) == ["75 update-overdue #2", "80 update-overdue #3"])
    }

    @Test func `a snooze does not stand for an update`() {
        var table = Table.commanded("P1")
        table.act(.snooze(.hours(2)))
        table.pass(.minutes(61))
        #expect(table.told(.escalate, .tellVP) == ["30 escalate with no-progress", "60 notify-vp"])
        #expect(table.incident.updateCount == 0)
    }

    @Test func `an update ends the snooze`() {
        var table = Table.commanded()
        table.act(.snooze(.hours(2)))
        table.act(.update(UpdateFields(), next: nil))
        #expect(table.incident.snoozedUntil == nil)
        #expect(table.due(.updateWarning) == "13")
    }

    @Test func `where no update is asked for there is nothing to snooze`() {
        var table = Table.commanded("P4")
        #expect(table.act(.snooze(.minutes(5))).refusal == .noUpdateClock(1, table.incident.severity))
        table = Table.commanded("P1")
        table.act(.resolved(nil))
        #expect(table.act(.snooze(.minutes(5))).refusal == .isOver(1, .resolved, into: nil))
        #expect(table.act(.scheduleUpdate(.minutes(5))).refusal == .isOver(1, .resolved, into: nil))
    }
}
