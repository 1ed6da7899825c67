import Incidents

struct DeclareCommand: Command {
    let name = "declare"
    let group = CommandGroup.incident
    let syntax = "!declare [P1|P2|P3|…] <title>"
    let summary = "Opens an incident with its own room, tells whom the severity tells, and pages a commander."
    let details = [
        "The severity stands first or last, as `P1` or `SEV-1`. In doubt, the higher one.",
        "The same words again within a minute are taken for the same trouble; `--new` declares another.",
        "`--drill` and `--test` mark everything that is said about it.",
    ]
    let examples = ["!declare P1 checkout is down", "!declare login slow in EU SEV-2", "!declare --drill P2 game day"]
    let next = ["ic me", "update", "status", "severity"]
    let reads = Reading.all

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let isNew = Self.takeNew(&arguments)
        let kind = Self.takeKind(&arguments)
        let severity = Self.takeSeverity(&arguments)
        guard let title = try arguments.optionalTitle() else { throw .missing("a title that says what is wrong") }
        return .declare(severity: severity, title: title, kind: kind, isNew: isNew)
    }

    private static func takeNew(_ arguments: inout Arguments) -> Bool {
        let (first, last) = (arguments.rest.firstWord, arguments.rest.lastWord)
        if first.flag == "new" {
            arguments.rest = arguments.rest.after(first)
        } else if last.flag == "new" {
            arguments.rest = arguments.rest.before(last)
        } else {
            return false
        }
        return true
    }

    /// A flag stands first, second or last: one in the middle of a title is part of it.
    private static func takeKind(_ arguments: inout Arguments) -> IncidentKind {
        let first = arguments.rest.firstWord
        if let kind = kind(first) {
            arguments.rest = arguments.rest.after(first)
            return kind
        }
        let last = arguments.rest.lastWord
        if let kind = kind(last) {
            arguments.rest = arguments.rest.before(last)
            return kind
        }
        let second = arguments.rest.after(first).firstWord
        guard first.severityWord != nil, let kind = kind(second) else { return .real }
        arguments.rest = (first + " " + arguments.rest.after(second))[...]
        return kind
    }

    private static func takeSeverity(_ arguments: inout Arguments) -> String? {
        let first = arguments.rest.firstWord
        if let severity = first.severityWord {
            // What joins severity and title: `P1: …`, `P1 - …`.
            arguments.rest = arguments.rest.after(first).trimmed { $0 == "-" || $0 == "–" || $0 == ":" || $0.isSpace }
            return severity
        }
        let last = arguments.rest.lastWord
        guard let severity = last.severityWord else { return nil }
        arguments.rest = arguments.rest.before(last)
        return severity
    }

    private static func kind(_ word: Substring) -> IncidentKind? {
        switch word.flag {
        case "drill": .drill
        case "test": .test
        default: nil
        }
    }
}
