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
    let doubt: Doubt? = Doubt(
        "Is the cause known?", otherwise: "If not, say what you think: `!update theory: …`",
        opposites: ["unknown", "no idea", "not known", "unidentified"], starts: Doubt.notYet, anywhere: ["not yet"],
        mayEndAsking: true)

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.identified(arguments.optionalText()), in: arguments.incident)
    }
}
