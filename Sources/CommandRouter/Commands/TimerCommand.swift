import Incidents

struct TimerCommand: Command {
    let name = "timer"
    let group = CommandGroup.work
    let syntax = "!timer [10m | 15:00] [text]"
    let summary = "Calls you out, here, when the time is over; without a time it lists the timers."
    let details = [
        "It runs for at most 24 hours, through restarts and after the resolution too; a close ends it.",
        "What the bot watches by itself is in `!timers`.",
    ]
    let examples = [
        "!timer 10m db team", "!timer 90s", "!timer 15:00 call the vendor", "!timer ask the vendor again in 30m",
        "!timer",
    ]
    let next = ["timer cancel", "timers", "task"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard !arguments.isEmpty else { return .query(.namedTimers, in: arguments.incident) }
        if ["list", "all", "show"].contains(arguments.rest.bare.folded) {
            return .query(.namedTimers, in: arguments.incident)
        }
        let (length, text) = try Self.read(arguments.rest)
        try Arguments.check(text, "A timer's text", Limit.title)
        let said = text.bare.isEmpty ? nil : String(text)
        return .act(.setTimer(length, text: said), in: arguments.incident)
    }

    /// `10m db team`, `1 h 30 min db team`, `in 10m db team`, `15:00 db team`, `db team in 10m`.
    private static func read(_ typed: Substring) throws(Slip) -> (SaidTime, Substring) {
        var text = typed
        if ["in", "for", "until", "till"].contains(text.firstWord.folded) { text = text.after(text.firstWord) }
        let reader = TimeReader(text)
        if let (said, next) = reader.time(hours: .length), said != .after(.zero) {
            return (said, reader.rest(of: text, from: next))
        }
        let first = text.firstWord
        if SaidDuration(first) != .unreadable {
            return (.after(try Arguments.duration(first) { "!timer \($0)" }), text.after(first))
        }
        if let (length, before) = try TaskCommand.timeBox(typed) { return (length, before) }
        if !Nearness.nearest(to: first.folded, among: ["cancel"]).isEmpty { throw .unexpected(String(first.bare)) }
        throw .invalid("How long? For example: \(code: "!timer 10m db team").")
    }
}
