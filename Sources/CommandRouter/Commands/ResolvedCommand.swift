import Incidents

struct ResolvedCommand: Command {
    let name = "resolved"
    let aliases = ["resolve"]
    let group = CommandGroup.phase
    let syntax = "!resolved [what fixed it]"
    let summary = "Says that it is fixed; only times that were set go on."
    let examples = ["!resolved pool size raised, errors gone for 20 min", "!resolved"]
    let next = ["close", "reopen", "timeline"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Is it resolved?", otherwise: "If not, say how it stands: `!update`", starts: Doubt.notYet + ["still"],
        anywhere: ["not yet"])

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.resolved(arguments.optionalText()), in: arguments.incident)
    }
}
