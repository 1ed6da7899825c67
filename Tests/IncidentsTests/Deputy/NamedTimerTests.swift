import Incidents
import Testing

@Suite struct NamedTimerTests {
    @Test func `a timer fires once, where and for whom it was set`() throws {
        var table = Table.commanded()
        table.act(.setTimer(.minutes(10), text: "db team"), by: "bob")
        table.pass(.hours(1))
        #expect(table.told(.timerOver) == ["10 timer"])
        let (_, fired) = try #require(table.fired.first { $0.fired.rule == .timerOver })
        #expect(fired.told == ["bob"])
        #expect(fired.detail?.text == "db team")
        #expect(fired.detail?.place?.room == Table.ops)
        #expect(table.incident.watch.timers.isEmpty)
    }

    @Test func `after a pause it is late and still single`() throws {
        var table = Table.commanded()
        table.act(.setTimer(.minutes(10), text: "a"), by: "bob")
        table.act(.setTimer(.minutes(20), text: "b"), by: "bob")
        table.sleep(.minutes(60))
        #expect(table.told(.timerOver) == ["60 timer due 10", "60 timer due 20"])
        table.pass(.hours(1))
        #expect(table.told(.timerOver).count == 2)
    }

    @Test func `it goes on after the resolution, and ends with the close`() {
        var table = Table.commanded()
        table.act(.setTimer(.minutes(10), text: nil), by: "bob")
        table.act(.setTimer(.minutes(60), text: nil), by: "bob")
        table.act(.resolved(nil))
        table.pass(.minutes(15))
        #expect(table.told(.timerOver) == ["10 timer"])
        table.act(.setTimer(.minutes(10), text: "metrics"), by: "bob")
        #expect(table.pending == ["25 timer", "60 timer"], "the next one first")
        table.act(.close(nil))
        #expect(table.pending.isEmpty)
        #expect(table.act(.setTimer(.minutes(10), text: nil)).refusal == .isOver(1, .closed, into: nil))
    }

    @Test(arguments: [("2", 2), ("#2", 2), ("VENDOR call", 2), ("db", 1)])
    func `it is cancelled by number or text`(said: String, number: Int) {
        var table = Table.commanded()
        table.act(.setTimer(.minutes(10), text: "db team"), by: "bob")
        table.act(.setTimer(.minutes(11), text: "vendor call"), by: "bob")
        let decision = table.act(.cancelTimer(said), by: "bob")
        #expect(
            decision.facts == [
                .timerCancelled(TimerCancelled(number: number, text: number == 2 ? "vendor call" : "db team"))
            ])
        #expect(table.incident.watch.timers.map(\.number) == [3 - number])
        table.act(.setTimer(.minutes(5), text: nil), by: "bob")
        #expect(table.incident.watch.timers.last?.number == 3, "a number is not given twice")
    }

    @Test func `a text that means several, or none, is asked about`() {
        var table = Table.commanded()
        table.act(.setTimer(.minutes(10), text: "db team"), by: "bob")
        table.act(.setTimer(.minutes(11), text: "db vendor"), by: "bob")
        #expect(table.act(.cancelTimer("db")).refusal == .unknownTimer("db", pending: [1, 2]))
        #expect(table.act(.cancelTimer("7")).refusal == .unknownTimer("7", pending: [1, 2]))
    }

    @Test func `there are limits`() {
        var table = Table.commanded()
        #expect(table.act(.setTimer(.hours(25), text: nil)).refusal == .timerTooLong(.hours(24)))
        for _ in 0..<50 { table.act(.setTimer(.hours(24), text: nil)) }
        #expect(table.act(.setTimer(.minutes(1), text: nil)).refusal == .tooManyTimers(1, 50))
    }
}

@Suite struct TaskTimeBoxTests {
    @Test func `owner and commander are asked when the box is over, once`() throws {
        var table = Table.commanded()
        table.act(.addTask(text: "restore", owner: PersonName("bob"), within: .minutes(20)))
        table.pass(.hours(1))
        #expect(table.told(.taskDue) == ["20 task-due"])
        let (_, fired) = try #require(table.fired.first { $0.fired.rule == .taskDue })
        #expect(fired.told == ["bob", "ana"])
        #expect(fired.detail?.number == 1 && fired.detail?.text == "restore")
    }

    @Test func `a finished task is not asked about`() {
        var table = Table.commanded()
        table.act(.addTask(text: "restore", owner: PersonName("bob"), within: .minutes(20)))
        table.act(.finishTask(1))
        table.pass(.hours(1))
        #expect(table.told(.taskDue).isEmpty)
    }

    @Test func `more time is counted from the end of the box, or from now when that is over`() {
        var table = Table.commanded()
        table.act(.addTask(text: "restore", owner: PersonName("bob"), within: .minutes(20)))
        table.act(.extendTask(1, by: .minutes(10)))
        #expect(table.due(.taskDue) == "30")
        table.pass(.minutes(40))
        table.act(.extendTask(1, by: .minutes(10)))
        table.pass(.hours(1))
        #expect(table.told(.taskDue) == ["30 task-due", "50 task-due"])
    }

    @Test func `more time for a task that is done, or is not there, is refused`() {
        var table = Table.commanded()
        table.act(.addTask(text: "restore", owner: nil, within: nil))
        #expect(table.act(.extendTask(4, by: .minutes(1))).refusal == .unknownTask(4, open: [1]))
        table.act(.finishTask(1))
        #expect(table.act(.extendTask(1, by: .minutes(1))).refusal == .taskIsDone(1))
    }

    @Test func `a task without an owner asks the commander`() {
        var table = Table.commanded()
        table.act(.addTask(text: "one", owner: nil, within: .minutes(5)))
        table.act(.addTask(text: "two", owner: PersonName("ana"), within: .minutes(6)))
        table.pass(.minutes(6))
        #expect(table.fired.filter { $0.fired.rule == .taskDue }.map(\.fired.told) == [["ana"], ["ana"]])
    }
}
