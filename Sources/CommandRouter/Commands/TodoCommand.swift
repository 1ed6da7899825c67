import Incidents

struct TodoCommand: Command {
    let name = "todo"
    let group = CommandGroup.work
    let syntax = "!todo <text>"
    let summary = "Keeps a follow-up for after the incident."
    let examples = ["!todo add an alert on pool usage"]
    let next = ["tasks", "task"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.todo(try arguments.text("a text")), in: arguments.incident)
    }
}
