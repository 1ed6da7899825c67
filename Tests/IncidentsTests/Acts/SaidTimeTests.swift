import Incidents
import Testing

@Suite struct SaidTimeTests {
    private func clock(_ hour: Int, _ minute: Int, _ zone: String? = nil) -> SaidTime {
        .clock(SaidClock(hour, minute), zone: zone)
    }

    @Test func `an update is announced for a time on the clock`() {
        var table = Table.commanded()
        table.act(.scheduleUpdate(clock(14, 38)))
        #expect(table.incident.updateDue(under: table.desk.policy) == Table.start + .minutes(38))
        table.act(.scheduleUpdate(clock(13, 45, "utc")))
        #expect(table.incident.updateDue(under: table.desk.policy) == Table.start + .minutes(45))
    }

    @Test func `a clock time that is over is asked about, because a day of silence would follow`() {
        var table = Table.commanded()
        let before = table.incident
        let over = Refusal.timeIsOver(Table.start - .minutes(5))
        #expect(table.act(.scheduleUpdate(clock(13, 55))).refusal == over)
        #expect(table.act(.snooze(clock(13, 55))).refusal == over)
        #expect(table.act(.setTimer(clock(13, 55), text: nil)).refusal == over)
        #expect(table.act(.addTask(text: "x", owner: nil, within: clock(13, 55))).refusal == over)
        #expect(table.act(.scheduleUpdate(.after(.days(8)))).refusal == .timeTooFar(.days(7)))
        #expect(table.incident == before)
    }

    @Test func `a pasted update sets the start and the cause`() {
        var table = Table.commanded()
        let aside = UpdateAside(started: clock(12, 40, "utc"), startedText: "12:40 UTC", trigger: "deploy 4711")
        table.act(.update(UpdateFields(status: "x"), next: clock(14, 38), beside: aside))
        #expect(table.incident.startedAt == Table.start - .minutes(20))
        #expect(table.incident.cause == "deploy 4711")
        #expect(table.incident.updateDue(under: table.desk.policy) == Table.start + .minutes(38))
        // The same again a quarter of an hour later moves nothing.
        let again = table.act(.update(UpdateFields(status: "y"), next: nil, beside: aside))
        #expect(again.steps.count == 1)
    }

    @Test func `a time of an update that is none is kept as text`() {
        var table = Table.commanded()
        let aside = UpdateAside(
            started: clock(12, 40, "PST"), startedText: "12:40 PST", nextText: "13:38")
        let decision = table.act(.update(UpdateFields(status: "x", more: "14:00"), next: clock(13, 38), beside: aside))
        guard case .updated(let updated)? = decision.steps.first?.fact else {
            Issue.record("\(decision)")
            return
        }
        #expect(
            updated.fields.more == "14:00; next update, which is over: 13:38; started: 12:40 PST"
                && updated.nextDue == nil)
        #expect(decision.steps.count == 1)
    }

    @Test(arguments: ["EST", "pacific", "+25:00", "west coast"])
    func `a zone that nobody here has sets no clock, and that is said`(zone: String) {
        var table = Table.commanded()
        let aside = UpdateAside(nextText: "as typed")
        let decision = table.act(.update(UpdateFields(status: "x"), next: clock(15, 0, zone), beside: aside))
        guard case .updated(let updated)? = decision.steps.first?.fact else {
            Issue.record("\(decision)")
            return
        }
        #expect(updated.fields.more == "next update, not read as a time: as typed" && updated.nextDue == nil)
    }

    @Test func `what was typed beside the fields belongs to one update`() {
        var table = Table.commanded()
        table.act(.update(UpdateFields(status: "x", more: "NEED MORE HELP? no"), next: nil))
        #expect(table.incident.fields == UpdateFields(status: "x"))
    }

    @Test func `a meeting of every day keeps its time on the wall`() {
        var table = Table(at: Instant(2026, 10, 24, 6))
        table.declare()
        table.act(.sync(.plan(clock(9, 0), every: .days(1), goal: nil)))
        #expect(table.incident.scribe.sync?.at == Instant(2026, 10, 24, 7))
        table.pass(.hours(2))
        // Clocks go back in the night: 09:00 is 25 hours later.
        #expect(table.incident.scribe.sync?.at == Instant(2026, 10, 25, 8))
        table.pass(.hours(30))
        #expect(table.incident.scribe.sync?.at == Instant(2026, 10, 26, 8))
    }
}
