import Incidents

struct TasksCommand: Command {
    let name = "tasks"
    let group = CommandGroup.work
    let syntax = "!tasks"
    let summary = "Lists the tasks with their owners and time-boxes, and the follow-ups."
    let examples = ["!tasks"]
    let next = ["task done", "task"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.tasks, in: arguments.incident)
    }
}
