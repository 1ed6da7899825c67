import Incidents

struct TaskDoneCommand: Command {
    let name = "task done"
    let group = CommandGroup.work
    let syntax = "!task done <n>"
    let summary = "Ticks off a task, which counts as progress. `!tasks` shows the numbers."
    let examples = ["!task done 3"]
    let next = ["tasks", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { throw .missing("the task's number") }
        guard let number = word.number, number > 0 else {
            throw .invalid(
                "\(word.shortened) is no task's number. Write \(code: "!task done 3"); \(code: "!tasks") lists them.")
        }
        guard arguments.isEmpty else { throw .invalid("One task at a time: \(code: "!task done \(number)").") }
        return .act(.finishTask(number), in: arguments.incident)
    }
}
