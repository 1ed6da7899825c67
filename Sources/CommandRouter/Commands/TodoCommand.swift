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
        let text = try arguments.text("a text")[...]
        // `!todo done 1` ticks nothing off: follow-ups have no end here.
        let first = text.firstWord.bare.folded
        let second = text.after(text.firstWord)
        let number =
            ["done", "close", "finish"].contains(first)
            ? second.number : second.bare.folded == "done" ? text.firstWord.number : nil
        if let number, second.firstWord == second {
            throw .askBack(
                "A follow-up is for afterwards, and is not ticked off here. A task is: \(code: "!task done \(number)")",
                yes: "task done \(number)")
        }
        return .act(.todo(String(text)), in: arguments.incident)
    }
}
