import Incidents
import Testing

@Suite struct OverTests {
    private func closed() -> Table {
        var table = Table.commanded()
        table.act(.resolved(nil))
        table.act(.close(nil))
        return table
    }

    @Test(arguments: [
        Act.setSeverity("P2"), .update(UpdateFields(status: "x"), next: nil), .scheduleUpdate(.minutes(5)),
        .snooze(.minutes(5)), .identified(nil), .mitigated(nil), .resolved(nil), .merge(into: 2), .takeCommand,
        .handOff(to: PersonName("bob")), .giveRole("scribe", to: nil), .dropRole("ic"),
        .addTask(text: "x", owner: nil, within: nil), .acknowledge,
    ])
    func `work on a closed incident needs a reopening`(act: Act) {
        var table = closed()
        let before = table.incident
        #expect(table.act(act).refusal == .isOver(1, .closed, into: nil))
        #expect(table.incident == before)
    }

    @Test(arguments: [
        Act.note("x"), .decide("x"), .todo("x"), .setTitle("x"), .setImpact("x"), .setCause("x"),
        .setStart(.ago(.hours(1))), .reopen(nil),
    ])
    func `after the end people still write down what they know`(act: Act) {
        var table = closed()
        #expect(table.act(act).isDone)
    }

    @Test func `a task can be finished after the end`() {
        var table = Table.commanded()
        table.act(.addTask(text: "restore the replica", owner: nil, within: nil))
        table.act(.resolved(nil))
        table.act(.close(nil))
        #expect(table.act(.finishTask(1)).isDone)
    }

    @Test func `a merged incident says into which`() {
        var table = Table.declared()
        table.declare("P2", "basket is slow", in: RoomRef(chat: "local", room: "shop"))
        table.act(.merge(into: 2))
        #expect(table.act(.takeCommand).refusal == .isOver(1, .merged, into: 2))
    }
}
