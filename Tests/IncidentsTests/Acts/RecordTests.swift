import Incidents
import Testing

@Suite struct RecordTests {
    @Test func `title, impact and cause are what was said last`() {
        var table = Table.declared()
        table.act(.setTitle("checkout is slow"))
        table.act(.setImpact("4 % of orders"))
        table.act(.setCause("deploy 17"))
        #expect(table.incident.title == "checkout is slow")
        #expect(table.incident.fields.impact == "4 % of orders")
        #expect(table.incident.cause == "deploy 17")
    }

    @Test func `an update keeps what it does not speak of`() {
        var table = Table.declared()
        table.act(.update(UpdateFields(status: "worse", theory: "the pool"), next: nil))
        table.act(.update(UpdateFields(status: "better", nextAction: "wait", nextActionBy: "dan"), next: nil))
        let known = UpdateFields(status: "better", theory: "the pool", nextAction: "wait", nextActionBy: "dan")
        #expect(table.incident.fields == known)
        #expect(table.incident.updateCount == 2)
    }

    @Test(arguments: [
        (UpdateFields(status: "new"), true), (UpdateFields(theory: "new"), true),
        (UpdateFields(lastAction: "new"), true), (UpdateFields(impact: "new"), false),
        (UpdateFields(nextAction: "new"), false), (UpdateFields(status: "known", theory: "known"), false),
        (UpdateFields(), false),
    ])
    func `an update is progress when status, theory or last action changed`(fields: UpdateFields, isProgress: Bool) {
        var table = Table.declared()
        table.act(.update(UpdateFields(status: "known", theory: "known", lastAction: "known"), next: nil))
        let decision = table.act(.update(fields, next: nil))
        #expect(decision.facts == [.updated(Updated(fields: fields, isProgress: isProgress))])
    }

    @Test func `the start is an age, a clock or a date`() {
        var table = Table.declared()
        table.act(.setStart(.ago(.minutes(20))))
        #expect(table.incident.startedAt == Table.start - .minutes(20))
        table.act(.setStart(.clock(SaidClock(13, 45))))
        #expect(table.incident.startedAt == Table.start - .minutes(15))
        table.act(.setStart(.date(CivilTime(year: 2026, month: 11, day: 19, hour: 9))))
        #expect(table.incident.startedAt == Instant(2026, 11, 19, 8))
    }

    @Test func `a clock time later than now was yesterday's`() {
        var table = Table.declared()
        table.act(.setStart(.clock(SaidClock(23, 50))))
        #expect(table.incident.startedAt == Instant(2026, 11, 19, 22, 50))
    }

    @Test func `yesterday's clock time is right after a change of the clocks`() {
        var table = Table(at: Instant(2026, 10, 25, 9))
        table.declare()
        table.act(.setStart(.clock(SaidClock(22, 0))))
        #expect(table.incident.startedAt == Instant(2026, 10, 24, 20))
    }

    @Test func `a start in the future is refused`() {
        var table = Table.declared()
        let wall = CivilTime(year: 2026, month: 11, day: 20, hour: 14, minute: 1)
        #expect(table.act(.setStart(.date(wall))).refusal == .startInFuture(Instant(2026, 11, 20, 13, 1)))
    }

    @Test func `an age counts from when it was said, however late it is read`() {
        var table = Table(at: Table.start - .hours(2))
        table.declare()
        table.now = Table.start
        let said = Table.start - .minutes(50)
        table.act(.setStart(.ago(.minutes(10))), said: said)
        #expect(table.incident.startedAt == said - .minutes(10))
        table.act(.addTask(text: "look", owner: nil, within: .minutes(20)), said: said)
        #expect(table.incident.tasks[0].due == said + .minutes(20))
        table.act(.update(UpdateFields(status: "x"), next: .minutes(30)), said: said)
        #expect(table.incident.nextUpdateDue == said + .minutes(30))
        table.act(.scheduleUpdate(.minutes(70)), said: said)
        #expect(table.incident.nextUpdateDue == said + .minutes(70))
        // What it asks for is over by the time it is read.
        #expect(table.act(.scheduleUpdate(.minutes(40)), said: said).refusal == .timeIsOver(said + .minutes(40)))
        table.act(.snooze(.minutes(45)), said: said)
        #expect(table.incident.snoozedUntil == said + .minutes(45))
    }

    @Test func `notes and decisions stand on the log`() {
        var table = Table.declared()
        table.act(.note("customer called"))
        table.act(.decide("roll back"))
        #expect(table.events.suffix(2).map(\.fact) == [.noted(Words("customer called")), .decided(Words("roll back"))])
        #expect(table.incident.decisionCount == 1)
    }

    @Test func `an event says who did it and in which message`() {
        let table = Table.declared()
        #expect(table.events[0].by == "dan")
        #expect(table.events[0].from == MessageRef(room: Table.ops, id: "m0"))
        #expect(table.events.map(\.seq) == [1, 2, 3])
    }
}
