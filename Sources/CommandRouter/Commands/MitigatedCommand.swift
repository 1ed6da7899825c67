import Incidents

struct MitigatedCommand: Command {
    let name = "mitigated"
    let aliases = ["mitigate"]
    let group = CommandGroup.phase
    let syntax = "!mitigated [what was done]"
    let summary = "Says that the bleeding has stopped; the watch before resolving begins."
    let details = ["Mitigated is not resolved: customers are well again, the cause may still be there."]
    let examples = ["!mitigated rolled back deploy 4711", "!mitigated"]
    let next = ["resolved", "reopen", "update"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Has the bleeding stopped?", otherwise: "If not, say how it stands: `!update`", starts: Doubt.notYet,
        anywhere: ["not yet"])

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.mitigated(arguments.optionalText()), in: arguments.incident)
    }
}
