import Incidents

struct IdentifiedCommand: Command {
    let name = "identified"
    let aliases = ["identify"]
    let group = CommandGroup.phase
    let syntax = "!identified [theory]"
    let summary = "Says that the cause is known, or thought to be."
    let examples = ["!identified pool exhausted by deploy 4711", "!identified"]
    let next = ["mitigated", "update"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.identified(arguments.optionalText()), in: arguments.incident)
    }
}
