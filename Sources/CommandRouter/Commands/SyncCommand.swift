import Incidents

struct SyncCommand: Command {
    let name = "sync"
    let group = CommandGroup.work
    let syntax = "!sync [15:00 | in 10m] [every 30m | daily] [goal …]"
    let summary =
        "Plans a sync meeting: announced, and called with the bridge and the open tasks; alone it shows the next."
    let details = [
        "Times are the next ones, in the configured zone; `15:00 UTC`, `3 pm Europe/London`, `15:00 +02:00` and "
            + "`tomorrow 09:00` work too.",
        "It is reminded of 5 minutes before, and when it begins.",
    ]
    let examples = [
        "!sync 15:00 goal agree on the rollback", "!sync in 10m", "!sync 15:00 every 30m", "!sync 09:00 daily",
        "!sync tomorrow 09:00 UTC", "!sync",
    ]
    let next = ["sync done", "sync cancel", "tasks"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard !arguments.isEmpty else { return .query(.sync, in: arguments.incident) }
        let rhythm = try arguments.every()
        guard var when = try arguments.nextMoment() else {
            // `!sync dnoe` is a slip, not a time.
            if !Nearness.nearest(to: arguments.rest.firstWord.folded, among: ["done", "cancel"]).isEmpty {
                throw .unexpected(String(arguments.rest.firstWord.bare))
            }
            throw .invalid(
                "I do not read \(arguments.rest.shortened) as a time. Write \(code: "!sync 15:00 goal …") or "
                    + "\(code: "!sync in 10m").")
        }
        let every = rhythm == nil ? try arguments.every() : rhythm
        arguments.takeZone(of: &when)
        return .act(.sync(.plan(when, every: every, goal: try arguments.goal())), in: arguments.incident)
    }
}
