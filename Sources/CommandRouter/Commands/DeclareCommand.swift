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
        let whole = arguments.rest
        let known = ["drill", "test", "new"]
        var flags = try arguments.flags(known, of: whole, onlyFirst: true)
        try Self.askAboutDrill(arguments, flags)
        // The flag may stand behind the severity, or behind all: `P2 --drill game day`, `game day P2 --drill`.
        var severity = Self.takeSeverity(&arguments)
        flags.formUnion(try arguments.flags(known, of: whole))
        if severity == nil { severity = Self.takeSeverity(&arguments) }
        if severity != nil { try Self.askAboutDrill(arguments, flags, severity) }
        guard let title = try arguments.optionalTitle() else { throw .missing("a title that says what is wrong") }
        return .declare(severity: severity, title: title, kind: Self.kind(flags), isNew: flags.contains("new"))
    }

    private static func kind(_ flags: Set<String>) -> IncidentKind {
        flags.contains("drill") ? .drill : flags.contains("test") ? .test : .real
    }

    /// `drill P3 practice`: practised or real? Nobody is woken for a slip. `test` may well begin a title.
    private static func askAboutDrill(
        _ arguments: Arguments, _ flags: Set<String>, _ severity: String? = nil
    ) throws(Slip) {
        guard flags.isSubset(of: ["new"]), !arguments.rest.isQuoted else { return }
        let first = arguments.rest.firstWord
        let rest = arguments.rest.after(first)
        let isDrill = ["drill", "drill:", "exercise", "gameday", "practice"].contains(first.folded)
        let isTest =
            ["test", "testing"].contains(first.bare.folded) && (rest.isEmpty || rest.firstWord.severityWord != nil)
        guard isDrill || isTest else { return }
        let words = (severity.map { $0 + " " } ?? "") + (rest.isEmpty ? String(first) : String(rest))
        let real = (severity.map { $0 + " " } ?? "") + "\"" + arguments.rest.bare + "\""
        let meant = "declare --\(isDrill ? "drill" : "test") \(words)"
        throw .askBack(
            "Practised or real? Nothing was declared yet. \(ours: isDrill ? "A drill" : "A test"): \(code: "!" + meant), "
                + "or \(code: "yes"). Real: \(code: "!declare " + real)", yes: meant)
    }

    private static func takeSeverity(_ arguments: inout Arguments) -> String? {
        let first = arguments.rest.firstWord
        if let severity = first.severityWord {
            // What joins severity and title: `P1: …`, `P1 - …`.
            arguments.rest = arguments.rest.after(first).joinedTitle
            return severity
        }
        let last = arguments.rest.lastWord
        if let severity = last.severityWord {
            arguments.rest = arguments.rest.before(last)
            return severity
        }
        guard let (word, rest) = arguments.rest.spokenSeverity else { return nil }
        arguments.rest = rest.joinedTitle
        return word
    }
}

extension Substring {
    fileprivate var joinedTitle: Substring {
        let isHead = unicodeScalars.first.map { ["-", "–", "—", ":"].contains($0) } ?? false
        return isHead && unicodeScalars.dropFirst().first?.isSpace != false
            ? Substring(unicodeScalars.drop { ["-", "–", "—", ":"].contains($0) || $0.isSpace }).trimmed : trimmed
    }

    /// `minor logo broken`, `logo broken (minor)`, `low priority: …`: how bad it is in a word, which the scheme may have
    /// or not. `high latency` and `low disk space` say what is wrong.
    fileprivate var spokenSeverity: (word: String, rest: Substring)? {
        guard !isQuoted else { return nil }
        let first = firstWord
        let second = after(first).firstWord
        let isNamed = ["priority", "prio", "severity", "sev", "incident"].contains(second.bare.folded)
        if SpokenSeverity.words.contains(first.bare.folded) {
            if isNamed { return (first.bare.folded, after(first).after(second)) }
            let isAdjective =
                ["high", "low", "medium"].contains(first.bare.folded)
                && SpokenSeverity.measured.contains(second.bare.folded)
            return isAdjective || after(first).isEmpty ? nil : (first.bare.folded, after(first))
        }
        let last = lastWord
        // At the end `high` and `low` say how much: `error rate is high`.
        guard SpokenSeverity.words.subtracting(["high", "low", "medium"]).contains(last.bare.folded), last != first
        else { return nil }
        return (last.bare.folded, before(last))
    }
}

private enum SpokenSeverity {
    static let words = Severity.spokenWords
    /// What may be high or low without being a severity.
    static let measured: Set<String> = [
        "latency", "load", "cpu", "memory", "ram", "disk", "error", "errors", "traffic", "rate", "rates", "usage",
        "volume", "number", "amount", "count", "response", "availability", "throughput", "space", "battery",
        "temperature", "network", "packet", "io", "i/o", "iops", "queue", "swap", "p99", "p95", "5xx", "4xx", "failure",
        "timeout", "request", "db", "database", "water", "pressure", "voltage", "power", "bandwidth", "conversion",
        "replication", "lag", "retry", "contention", "utilization", "utilisation", "success", "stock", "loss",
    ]
}
