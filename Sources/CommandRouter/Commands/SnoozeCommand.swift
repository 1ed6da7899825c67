import Incidents

struct SnoozeCommand: Command {
    let name = "snooze"
    let group = CommandGroup.update
    let syntax = "!snooze [10m]"
    let summary = "Quietens the update reminder for a while (10 minutes); escalations still come."
    let examples = ["!snooze", "!snooze 20m"]
    let next = ["timers", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let length = arguments.isEmpty ? .minutes(10) : try arguments.duration()
        return .act(.snooze(length), in: arguments.incident)
    }
}
