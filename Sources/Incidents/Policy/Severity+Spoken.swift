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
}
