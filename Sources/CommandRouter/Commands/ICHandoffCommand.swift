import Incidents

struct ICHandoffCommand: Command {
    let name = "ic handoff"
    let aliases = ["handoff", "ic handover", "handover"]
    let group = CommandGroup.command
    let syntax = "!ic handoff <user>"
    let summary = "Hands command to somebody else, which is told to all."
    let examples = ["!ic handoff @bob", "!ic handoff bob"]
    let next = ["roles", "brief"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.handOff(to: try arguments.name("the person who takes over")), in: arguments.incident)
    }
}
