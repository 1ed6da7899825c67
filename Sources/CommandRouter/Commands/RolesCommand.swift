import Incidents

struct RolesCommand: Command {
    let name = "roles"
    let group = CommandGroup.command
    let syntax = "!roles"
    let summary = "Shows who has which role."
    let examples = ["!roles"]
    let next = ["role", "ic handoff"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.roles, in: arguments.incident)
    }
}
