import Incidents

struct TasksCommand: Command {
    let name = "tasks"
    let group = CommandGroup.work
    let syntax = "!tasks [from]"
    let summary = "Lists the tasks with their owners and time-boxes, and the follow-ups; of many, open ones first."
    let examples = ["!tasks", "!tasks 31"]
    let next = ["task done", "task"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { return .query(.tasks(from: 1), in: arguments.incident) }
        guard let from = word.number, from > 0 else { throw .unexpected(String(word)) }
        try arguments.end()
        return .query(.tasks(from: from), in: arguments.incident)
    }
}
