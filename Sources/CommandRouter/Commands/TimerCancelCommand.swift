import Incidents

struct TimerCancelCommand: Command {
    let name = "timer cancel"
    let aliases = ["timer stop", "timer off"]
    let group = CommandGroup.work
    let syntax = "!timer cancel <n|text>"
    let summary = "Stops a timer. `!timer` shows the numbers."
    let examples = ["!timer cancel 2", "!timer cancel db team"]
    let next = ["timer"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try Arguments.check(arguments.rest, "A timer's text", Limit.title)
        let said = String(arguments.rest.bare)
        guard !said.isEmpty else { throw .missing("the timer's number or text") }
        return .act(.cancelTimer(said), in: arguments.incident)
    }
}
