import Incidents

struct CancelCommand: Command {
    let name = "cancel"
    let aliases = ["cancelled", "canceled"]
    let group = CommandGroup.phase
    let syntax = "!cancel [reason]"
    let summary = "Ends an incident that was none: a false alarm."
    let examples = ["!cancel false alarm, load test", "!cancel"]
    let next = ["reopen", "declare"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Was it no incident at all?", otherwise: "If it was one, it ends with `!resolved`.",
        opposites: ["real", "its real"],
        allowed: [
            "false", "mistake", "wrong", "oops", "sorry", "nothing", "never mind", "nevermind", "ignore", "maintenance",
            "not an incident", "not a", "no incident", "it was a mistake",
        ], starts: ["not yet", "dont", "do not", "no wait", "no it", "wait", "hold on"])

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.cancel(arguments.optionalText()), in: arguments.incident)
    }
}
