import Incidents

struct ICCommand: Command {
    let name = "ic"
    let group = CommandGroup.command
    let syntax = "!ic"
    let summary = "Shows the incident commanders on call, their numbers, and how to page them."
    let examples = ["!ic"]
    let next = ["ic page", "ic me", "ic handoff"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.commanders, in: arguments.incident)
    }
}
