import Incidents

struct CloseCommand: Command {
    let name = "close"
    let aliases = ["closed"]
    let group = CommandGroup.phase
    let syntax = "!close [text]"
    let summary = "Ends a resolved incident for good."
    let examples = ["!close", "!close review on Thursday"]
    let next = ["timeline", "reopen"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Is it over for good?", otherwise: "If not: `!reopen`", starts: Doubt.notYet + ["still"], anywhere: ["not yet"])

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.close(arguments.optionalText()), in: arguments.incident)
    }
}
