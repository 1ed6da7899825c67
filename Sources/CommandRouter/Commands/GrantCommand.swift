import Incidents

struct GrantCommand: Command {
    let name = "grant"
    let group = CommandGroup.incident
    let syntax = "!grant [user]"
    let summary = "Lets somebody see a private incident and invites them to its room; alone, it shows who may see it."
    let examples = ["!grant @bob", "!grant"]
    let next = ["revoke", "roles"]
    let whoMayUse =
        "the incident commander, the deputy and the security team, where the configuration does not say otherwise"
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("to")
        guard let name = try arguments.optionalName() else { return .query(.audience, in: arguments.incident) }
        return .act(.grant(name), in: arguments.incident)
    }
}
