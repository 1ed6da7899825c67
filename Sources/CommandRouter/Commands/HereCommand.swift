import Incidents

struct HereCommand: Command {
    let name = "here"
    let aliases = ["present"]
    let group = CommandGroup.command
    let syntax = "!here [as <role>]"
    let summary = "Answers the roll call. Saying a role takes none: that is `!role`."
    let examples = ["!here", "!here as ops"]
    let next = ["rollcall", "role", "brief"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("as", "for")
        let role = arguments.rest.bare
        try Arguments.check(role, "A role", Limit.name)
        return .act(.answerRoll(as: role.isEmpty ? nil : String(role)), in: arguments.incident)
    }
}
