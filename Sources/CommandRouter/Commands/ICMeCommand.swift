import Incidents

struct ICMeCommand: Command {
    let name = "ic me"
    let group = CommandGroup.command
    let syntax = "!ic me [if free]"
    let summary = "Makes you the incident commander, which is told to all."
    let details = ["`if free`, which the buttons say, asks where somebody commands already."]
    let examples = ["!ic me"]
    let next = ["role", "update", "ic handoff"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if arguments.rest.trimmed.lowercased() == "if free" {
            return .act(.takeCommandIfFree, in: arguments.incident)
        }
        try arguments.end()
        return .act(.takeCommand, in: arguments.incident)
    }
}
