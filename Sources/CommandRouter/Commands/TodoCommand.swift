import Incidents

struct TodoCommand: Command {
    let name = "todo"
    let group = CommandGroup.work
    let syntax = "!todo <text>"
    let summary = "Keeps a follow-up for after the incident."
    let examples = ["!todo add an alert on pool usage"]
    let next = ["tasks", "task"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if ["list", "all", "show", "ls"].contains(arguments.rest.bare.folded) {
            return .query(.tasks(from: 1), in: arguments.incident)
        }
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
        let other = second.isEmpty || second.isNumber ? first : text.firstWord.isNumber ? second.bare.folded : nil
        if let other, second.isNumber || text.firstWord.isNumber, text.isNumber || Self.takenBack.contains(other) {
            throw .invalid(
                "A follow-up is for afterwards and stays as it was noted, so nothing was done. All of them: "
                    + "\(code: "!tasks")")
        }
        return .act(.todo(String(text)), in: arguments.incident)
    }

    private static let takenBack: Set = [
        "cancel", "cancelled", "delete", "deleted", "remove", "removed", "drop", "rm", "del", "undo", "clear", "stop",
        "finished", "closed", "tick", "edit", "reopen",
    ]
}
