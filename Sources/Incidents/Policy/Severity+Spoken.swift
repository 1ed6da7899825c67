extension Severity {
    /// How bad it is, in the words of people whose scheme has numbers; the ranks that they may mean.
    private static let spoken: [String: ClosedRange<Int>] = [
        "critical": 1...1, "crit": 1...1, "blocker": 1...1, "catastrophic": 1...1,
        "major": 1...2, "high": 1...2, "severe": 1...2,
        "medium": 2...3, "moderate": 2...3,
        "minor": 3...4, "low": 3...4, "trivial": 4...5, "cosmetic": 4...5,
    ]
    package static let spokenWords = Set(spoken.keys)

    static func ranks(spoken word: String) -> ClosedRange<Int>? { spoken[word.lowercased()] }
}

extension Policy {
    /// The severities that a word may mean, the worst first; empty where it is no such word.
    func severities(spoken word: String) -> [Severity] {
        guard let ranks = Severity.ranks(spoken: word) else { return [] }
        // Below the last row of the matrix too: `minor` is never the worst because no row is written for it.
        return ranks.compactMap { severity(named: String($0)) }
    }

    /// Of several that stand beside each other in a title the worst: `P2 P1`. A word only says more where it cannot mean the
    /// same: `high P2` is a P2, `critical P3` is not.
    func worstSeverity(said text: String) -> Severity? {
        let words = text.split(separator: " ").map { String($0) }
        guard words.count > 1 else { return nil }
        let named = words.compactMap { severity(named: $0) }
        guard let worst = named.max() else { return nil }
        var all = named
        for word in words where severity(named: word) == nil {
            let meant = severities(spoken: word)
            // `P1 P9`: a number that the matrix has no row for says nothing of the one that it has.
            if meant.isEmpty, word.last?.isNumber == true { continue }
            guard !meant.isEmpty else { return nil }
            if !meant.contains(where: { $0.rank == worst.rank }), let first = meant.first { all.append(first) }
        }
        return all.max()
    }

    /// A label of the scheme that no router knows, at the front of a title: `red: checkout is down`, `Red checkout is down`.
    func ownSeverity(leading title: String) -> (Severity, rest: String)? {
        for severity in severities.map(\.severity) {
            let label = severity.label.lowercased()
            // `high latency` says what is wrong.
            guard Severity.ranks(spoken: label) == nil, title.lowercased().hasPrefix(label) else { continue }
            let tail = title.dropFirst(label.count)
            guard let next = tail.first, next == " " || next == ":" else { continue }
            let rest = tail.drop { $0 == " " || $0 == ":" || $0 == "-" || $0 == "–" }
            if !rest.isEmpty { return (severity, String(rest)) }
        }
        return nil
    }
}
