import Incidents

/// How bad it is, as people write it before or behind what is wrong: `P3: x`, `severity: P3 x`, `x, sev 3`, `P2 or P1 x`,
/// `x (minor)`. Of several the core takes the worst.
struct SaidSeverity {
    /// As typed, several with a space between.
    let said: String
    /// What is left.
    let rest: Substring

    /// At the front.
    init?(leading text: Substring, takesAll: Bool = false) {
        guard let first = Self.number(text) else { return nil }
        var (found, rest) = (first.said, first.rest)
        for _ in 0..<Self.most {
            let joint = rest.firstWord
            let isJoined = ["or", "/", ",", "|", "oder"].contains(joint.folded)
            guard let next = Self.number(isJoined ? rest.after(joint) : rest) else { break }
            // `P1 P2 moved` is a P1, and P2 moved; `P2 P1 x` is the worse.
            guard takesAll || isJoined || Self.isWorse(next.said, than: found) else { break }
            found += next.said
            rest = next.rest
        }
        said = found.joined(separator: " ")
        // What joins severity and title: `P1: …`, `P1 - …`.
        self.rest = rest.joinedTitle
    }

    /// At the end: `x SEV-2`, `x, sev 3`, `x (severity: P3)`, `x P2 or P1`. The longest end that is nothing else.
    init?(trailing text: Substring) {
        var before = text
        var found: (said: String, before: Substring)?
        for _ in 0..<4 {
            let word = before.lastWord
            guard word.startIndex > text.startIndex else { break }
            before = before.before(word)
            if let end = SaidSeverity(leading: text[word.startIndex...], takesAll: true), end.rest.bare.isEmpty {
                found = (end.said, before)
            }
        }
        guard let found else { return nil }
        said = found.said
        rest = found.before.endedTitle
    }

    /// `minor logo broken`, `logo broken (minor)`, `low priority: …`, `logo broken - low`, `severity high: …`: how bad it is
    /// in a word, which the scheme may have or not. `high latency` and `low disk space` say what is wrong.
    init?(spoken text: Substring) {
        guard !text.isQuoted else { return nil }
        let first = text.firstWord
        let second = text.after(first).firstWord
        if Self.names.contains(first.name), Self.words.contains(second.name) {
            said = second.name
            rest = text.after(first).after(second).joinedTitle
            return
        }
        if Self.words.contains(first.name) {
            let isNamed = Self.names.contains(second.name) || second.name == "incident"
            let isApart = first.isApart || ["-", "–", "—", ":"].contains(second)
            let isAdjective = ["high", "low", "medium"].contains(first.name) && Self.measured.contains(second.name)
            guard isNamed || isApart || !isAdjective, !text.after(first).isEmpty else { return nil }
            said = first.name
            rest = (isNamed ? text.after(first).after(second) : text.after(first)).joinedTitle
            return
        }
        let last = text.lastWord
        let before = text.before(last)
        guard Self.words.contains(last.name), !before.isEmpty else { return nil }
        let isNamed = Self.names.contains(before.lastWord.name)
        // At the end `high` and `low` say how much, where nothing sets them apart: `error rate is high`.
        let isApart =
            last.isApart || before.unicodeScalars.last.map { ",;:-–—|(/".unicodeScalars.contains($0) } ?? false
        guard isNamed || isApart || !["high", "low", "medium"].contains(last.name) else { return nil }
        said = last.name
        rest = (isNamed ? before.before(before.lastWord) : before).endedTitle
    }

    /// In the middle of a title, where it may be a word of it: `checkout, P3, since noon`.
    static func inside(_ title: Substring) -> String? {
        var rest = title
        for _ in 0..<60 {
            rest = rest.after(rest.firstWord)
            guard !rest.isEmpty else { return nil }
            // `terminal P 3` is a terminal.
            if rest.firstWord.name != "p", let found = number(rest) { return found.said[0] }
        }
        return nil
    }

    private static let most = 5

    /// One severity, or several in one word: `P3`, `P2/P1`, `sev 3`, `severity: P3`, `P3:checkout`.
    private static func number(_ text: Substring) -> (said: [String], rest: Substring)? {
        let first = text.firstWord
        if let word = first.severityWord { return ([word], text.after(first)) }
        if names.contains(first.name) {
            var second = text.after(first).firstWord
            if ["=", ":", "-", "–", "is"].contains(second.folded) {
                second = text.after(first).after(second).firstWord
            }
            let after = text[second.endIndex...].trimmed
            if let word = second.severityWord { return ([word], after) }
            // `P 3 x` and `sev 3 x`; `priority 12 jobs` is none.
            let digits = second.bare
            if digits.isNumber, digits.unicodeScalars.count == 1, let rank = digits.number {
                return ([(first.name.hasPrefix("s") ? "SEV-" : "P") + String(rank)], after)
            }
            return nil
        }
        return glued(first, in: text)
    }

    private static func glued(_ word: Substring, in text: Substring) -> (said: [String], rest: Substring)? {
        guard word.unicodeScalars.count <= Limit.echo else { return nil }
        let joints: Set<Unicode.Scalar> = ["/", ",", "|", "+", "&", "=", ":", ";"]
        var parts = word.unicodeScalars.split(whereSeparator: joints.contains).map { Substring($0) }
        if parts.count == 1 {
            let dashed = word.bare.unicodeScalars.split { $0 == "-" || $0 == "–" }.map { Substring($0) }
            if dashed.count > 1, dashed.allSatisfy({ $0.severityWord != nil }) { parts = dashed }
        }
        guard parts.count > 1, let first = parts.first else { return nil }
        let severities = parts.prefix { $0.severityWord != nil }
        // `severity=P3`
        if severities.isEmpty, names.contains(first.name), parts.count == 2, let word = parts[1].severityWord {
            return ([word], text.after(text.firstWord))
        }
        guard let last = severities.last else { return nil }
        return (
            severities.compactMap(\.severityWord), text[last.endIndex...].trimmed { joints.contains($0) || $0.isSpace }
        )
    }

    /// By the digit; what the scheme makes of it, the core says.
    static func isWorse(_ some: [String], than others: [String]) -> Bool {
        func worst(_ words: [String]) -> Int { words.compactMap { Int($0.filter(\.isNumber)) }.min() ?? 9 }
        return worst(some) < worst(others)
    }

    private static let names: Set<String> = ["severity", "sev", "priority", "prio", "p", "severität"]
    private static let words = Severity.spokenWords
    /// What may be high or low without being a severity.
    private static let measured: Set<String> = [
        "latency", "load", "cpu", "memory", "ram", "disk", "error", "errors", "traffic", "rate", "rates", "usage",
        "volume", "number", "amount", "count", "response", "availability", "throughput", "space", "battery",
        "temperature", "network", "packet", "io", "i/o", "iops", "queue", "swap", "p99", "p95", "5xx", "4xx", "failure",
        "timeout", "request", "db", "database", "water", "pressure", "voltage", "power", "bandwidth", "conversion",
        "replication", "lag", "retry", "contention", "utilization", "utilisation", "success", "stock", "loss",
    ]
}

extension Substring {
    /// A word for looking up: `Severity:` as `severity`.
    fileprivate var name: String { trimmed { $0.isPunctuation || $0 == "#" || $0 == "=" }.folded }

    /// Set apart from the title: `(low)`, `low:`.
    fileprivate var isApart: Bool {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return false }
        return first == "(" || first == "[" || last == ":" || last == ","
    }

    fileprivate var joinedTitle: Substring {
        let joints: Set<Unicode.Scalar> = ["-", "–", "—", ":", ",", ";", "|", "/", "=", ")", "]"]
        let isHead = unicodeScalars.first.map(joints.contains) ?? false
        return isHead && unicodeScalars.dropFirst().first?.isSpace != false
            ? Substring(unicodeScalars.drop { joints.contains($0) || $0.isSpace }).trimmed : trimmed
    }

    /// Without what joined it to a severity behind it.
    fileprivate var endedTitle: Substring {
        let joints: Set<Unicode.Scalar> = ["-", "–", "—", ":", ",", ";", "|", "/", "(", "[", "#"]
        var scalars = unicodeScalars
        while let last = scalars.last, last.isSpace || joints.contains(last) { scalars.removeLast() }
        return Substring(scalars)
    }
}
