import Incidents

struct TimersCommand: Command {
    let name = "timers"
    let group = CommandGroup.status
    let syntax = "!timers"
    let summary = "Shows what is pending: what will be said, when, and to whom."
    let examples = ["!timers"]
    let next = ["why", "nextupdate", "snooze"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.timers, in: arguments.incident)
    }
}
