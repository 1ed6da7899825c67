import Incidents

struct StartedCommand: Command {
    let name = "started"
    let group = CommandGroup.incident
    let syntax = "!started <20m ago | 14:05 | yesterday 14:05 | 2026-11-20 14:05 | now>"
    let summary = "Sets when the trouble began, which is often before it was declared."
    let details = ["A clock time is the last one that has passed, in the configured zone; `14:05 UTC` works too."]
    let examples = [
        "!started 20m ago", "!started 14:05", "!started half an hour ago", "!started yesterday 14:05",
        "!started 2026-11-20 14:05", "!started now",
    ]
    let next = ["cause", "timeline"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("at", "since", "around", "about", "from")
        let said = arguments.rest.bare
        guard !said.isEmpty else { throw .missing("a time") }
        return .act(.setStart(try Self.when(arguments.rest)), in: arguments.incident)
    }

    private static func when(_ text: Substring) throws(Slip) -> SaidTime {
        if let said = Arguments.wholeTime(text, hours: .clockInTheAfternoon) {
            // `20m` alone is how long ago.
            if case .after(let length) = said, text.firstWord.folded != "in" { return .ago(length) }
            if case .after = said {} else { return said }
        }
        let said = text.bare
        let isAgo = said.lastWord.folded == "ago"
        let length = isAgo ? said.before(said.lastWord) : said
        if SaidDuration(length) == .unreadable {
            throw .invalid(
                "I do not read \(said.shortened) as a time. Write \(code: "!started 20m ago"), "
                    + "\(code: "!started 14:05") or \(code: "!started 2026-11-20 14:05"), in the configured zone.")
        }
        return .ago(try Arguments.duration(length) { "!started \($0) ago" })
    }
}
