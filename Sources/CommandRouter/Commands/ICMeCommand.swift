import Incidents

struct ICMeCommand: Command {
    let name = "ic me"
    let group = CommandGroup.command
    let syntax = "!ic me"
    let summary = "Makes you the incident commander, which is told to all."
    let examples = ["!ic me"]
    let next = ["role", "update", "ic handoff"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .act(.takeCommand, in: arguments.incident)
    }
}
