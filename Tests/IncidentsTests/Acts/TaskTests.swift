import Incidents
import Testing

@Suite struct TaskTests {
    private static let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")

    private func withRoom() -> Table {
        var table = Table.declared()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main)), by: nil, in: nil)
        return table
    }

    @Test func `a task has a number, an owner and the end of its time-box`() {
        var table = Table.declared()
        table.act(.addTask(text: "restore the replica", owner: PersonName("Bob"), within: .minutes(20)))
        table.act(.addTask(text: "call the vendor", owner: nil, within: nil))
        let due = Table.start + .minutes(20)
        #expect(table.incident.tasks.map(\.number) == [1, 2])
        #expect(table.incident.tasks[0].owner == "bob")
        #expect(table.incident.tasks[0].due == due)
        #expect(table.incident.openTasks.count == 2)
    }

    @Test func `a finished task is not open any more`() {
        var table = Table.declared()
        table.act(.addTask(text: "restore the replica", owner: nil, within: nil))
        table.act(.finishTask(1))
        #expect(table.incident.openTasks.isEmpty)
        #expect(table.incident.tasks[0].doneAt == table.now)
    }

    @Test func `a task is finished once, and only where there is one`() {
        var table = Table.declared()
        table.act(.addTask(text: "one", owner: nil, within: nil))
        table.act(.addTask(text: "two", owner: nil, within: nil))
        table.act(.finishTask(1))
        #expect(table.act(.finishTask(1)).refusal == .taskIsDone(1))
        #expect(table.act(.finishTask(9)).refusal == .unknownTask(9, open: [2]))
    }

    @Test func `a task for somebody unknown is refused`() {
        var table = Table.declared()
        let refusal = table.act(.addTask(text: "x", owner: PersonName("dandy"), within: nil)).refusal
        #expect(refusal == .unknownPerson("dandy", near: ["dan"]))
    }

    @Test func `a TODO is numbered on from those before`() {
        var table = withRoom()
        table.act(.todo("first"))
        table.ask(.talk("TODO: second\nwe are on it\n- TODO third\n * TODO:fourth"), in: Self.room)
        #expect(
            table.incident.todos
                == ["first", "second", "third", "fourth"].enumerated().map {
                    TodoNoted(number: $0.offset + 1, text: $0.element)
                })
    }

    @Test(arguments: ["TODOs are piling up", "we have a TODO: x", "todo: x", "TODO", "TODO: ", "TODO:\n", "TODOLIST"])
    func `talk that only speaks of a TODO is talk`(text: String) {
        var table = withRoom()
        let decision = table.ask(.talk(text), in: Self.room)
        #expect(decision.steps.isEmpty)
        #expect(decision.refusal == nil)
    }

    @Test func `a TODO outside an incident's room is talk`() {
        var table = withRoom()
        #expect(table.ask(.talk("TODO: buy milk"), in: Table.ops).steps.isEmpty)
        #expect(table.ask(.talk("TODO: buy milk"), in: nil).steps.isEmpty)
    }

    @Test func `a TODO as long as a novel is cut`() {
        var table = withRoom()
        table.ask(.talk("TODO " + String(repeating: "x", count: 100_000)), in: Self.room)
        #expect(table.incident.todos.map(\.text.count) == [500])
    }
}
