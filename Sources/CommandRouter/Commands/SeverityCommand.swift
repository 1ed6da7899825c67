import Incidents

struct SeverityCommand: Command {
    let name = "severity"
    let aliases = ["sev"]
    let group = CommandGroup.incident
    let syntax = "!severity [P1|P2|P3|…]"
    let summary = "Says how bad it is, or changes it; raising it tells whom the worse severity tells."
    let examples = ["!severity P2", "!severity SEV-1", "!severity"]
    let next = ["impact", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("to")
        guard let first = arguments.word() else { return .query(.severity, in: arguments.incident) }
        if first.isNumber {
            throw .invalid("\(first.bare.shortened) what? Write \(code: "!severity P" + Self.rank(first)).")
        }
        var severity = first.bare
        // `SEV 1` is one severity in two words.
        if arguments.rest.isNumber, first.bare.severityWord == nil, let number = arguments.word() {
            severity = (severity + "-" + number.bare)[...]
        }
        // Several of them mean the worst.
        if let others = Self.others(arguments.rest), severity.severityWord != nil {
            return .act(.setSeverity(([String(severity)] + others).joined(separator: " ")), in: arguments.incident)
        }
        guard arguments.isEmpty else {
            guard severity.severityWord != nil else {
                throw .invalid("I read one severity: \(code: "!severity P2"). Reasons go into \(code: "!note").")
            }
            let meant = "\(asTyped(arguments)) \(severity.bare)"
            throw .askBack(
                "\(code: "!" + meant), or \(code: "yes")? Nothing was changed yet. Reasons go into \(code: "!note").",
                yes: meant)
        }
        try Arguments.check(severity, "A severity", Limit.name)
        return .act(.setSeverity(String(severity)), in: arguments.incident)
    }

    private static func others(_ rest: Substring) -> [String]? {
        let words = rest.split { $0.isWhitespace || $0 == "," || $0 == "/" }.filter { $0.lowercased() != "or" }
        return !words.isEmpty && words.allSatisfy { $0.severityWord != nil } ? words.map { String($0.bare) } : nil
    }

    private static func rank(_ word: Substring) -> String {
        word.number.flatMap { (1...5).contains($0) ? String($0) : nil } ?? "2"
    }
}
