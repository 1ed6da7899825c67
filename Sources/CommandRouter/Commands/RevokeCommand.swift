import Incidents

struct RevokeCommand: Command {
    let name = "revoke"
    let group = CommandGroup.incident
    let syntax = "!revoke <user>"
    let summary = "Lets somebody see a private incident no longer, and takes them out of its room and its roles."
    let examples = ["!revoke @bob"]
    let next = ["grant", "roles"]
    let whoMayUse =
        "the incident commander, the deputy and the security team, where the configuration does not say otherwise"
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.revoke(try arguments.name("somebody")), in: arguments.incident)
    }
}
