import Incidents

struct NextUpdateCommand: Command {
    let name = "nextupdate"
    let aliases = ["next update", "next-update"]
    let group = CommandGroup.update
    let syntax = "!nextupdate <20m | 14:38>"
    let summary = "Says when the next update will come; the reminder waits until then."
    let examples = ["!nextupdate 20m", "!nextupdate in half an hour", "!nextupdate 14:38"]
    let next = ["timers", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if arguments.isEmpty { throw .missing("a time") }
        return .act(.scheduleUpdate(try arguments.wait()), in: arguments.incident)
    }
}
