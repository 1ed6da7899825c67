import Incidents

struct OnCallTakeCommand: Command {
    let name = "oncall take"
    let group = CommandGroup.onCall
    let syntax = "!oncall take [schedule] <when>"
    let summary = "Puts you on call as the primary for that time."
    let examples = ["!oncall take 2h", "!oncall take until 18:00", "!oncall take database friday 18:00..22:00"]
    let next = ["oncall mine", "oncall undo"]
    let reads = Reading.words

    /// A schedule stands first where the words without it are a time.
    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard !arguments.rest.isEmpty else { throw .missing("the time, for example \("2h")") }
        let first = arguments.rest.firstWord
        let isTime =
            first.folded.first.map { ("0"..."9").contains($0) } ?? false
            || Self.timeWords.contains(first.folded) || arguments.rest.after(first).isEmpty
        var schedule: String?
        if !isTime {
            schedule = String(first.bare)
            arguments.rest = arguments.rest.after(first)
        }
        return .duty(.take(try arguments.text("the time"), of: schedule))
    }

    private static let timeWords: Set = [
        "for", "until", "till", "from", "now", "today", "tomorrow", "tonight", "weekend", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "next", "half", "a", "an", "one", "two", "three", "noon", "midnight", "at",
    ]
}
