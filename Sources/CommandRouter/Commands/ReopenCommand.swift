import Incidents

struct ReopenCommand: Command {
    let name = "reopen"
    let aliases = ["reopened"]
    let group = CommandGroup.phase
    let syntax = "!reopen [reason]"
    let summary = "Takes back that it is over: reminders and escalations start again."
    let examples = ["!reopen errors are back", "!reopen INC-3 same symptom again"]
    let next = ["update", "ic page"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Is it not over?", otherwise: "If it is, nothing needs to be done.",
        allowed: ["not", "never", "wrong", "mistake", "false", "sorry", "oops"], mayEndAsking: true)

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.reopen(arguments.optionalText()), in: arguments.incident)
    }
}
