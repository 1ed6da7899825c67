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

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.cancel(arguments.optionalText()), in: arguments.incident)
    }
}
