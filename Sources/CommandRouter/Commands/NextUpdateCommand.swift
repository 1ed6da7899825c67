import Incidents

struct NextUpdateCommand: Command {
    let name = "nextupdate"
    let aliases = ["next update", "next-update"]
    let group = CommandGroup.update
    let syntax = "!nextupdate <20m>"
    let summary = "Says when the next update will come; the reminder waits until then."
    let examples = ["!nextupdate 20m", "!nextupdate in 1h30m"]
    let next = ["timers", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if arguments.isEmpty { throw .missing("a duration") }
        return .act(.scheduleUpdate(try arguments.duration()), in: arguments.incident)
    }
}
