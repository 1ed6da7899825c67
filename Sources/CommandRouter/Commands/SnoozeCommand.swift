import Incidents

struct SnoozeCommand: Command {
    let name = "snooze"
    let group = CommandGroup.update
    let syntax = "!snooze [10m | until 14:30]"
    let summary = "Quietens the update reminder for a while (10 minutes); escalations still come."
    let examples = ["!snooze", "!snooze half an hour", "!snooze until 14:30"]
    let next = ["timers", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let length = arguments.isEmpty ? SaidTime.minutes(10) : try arguments.wait()
        return .act(.snooze(length), in: arguments.incident)
    }
}
