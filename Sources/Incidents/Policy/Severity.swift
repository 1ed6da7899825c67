/// How bad it is: a rank (1 is the worst) and the label of the scheme in force when it was said (`P1`, `SEV-1`).
package struct Severity: Hashable, Comparable, Sendable {
    package var rank: Int
    package var label: String

    package init(rank: Int, label: String) {
        self.rank = rank
        self.label = label
    }

    /// The worse one is the greater one.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank > right.rank }

    /// Where no matrix says otherwise.
    static let worst = Severity(rank: 1, label: "P1")

    /// Rank 1 and 2: what the guides call a major incident.
    package var isMajor: Bool { rank <= 2 }
}

extension Severity: Codable {
    private enum CodingKeys: String, CodingKey { case rank, label }
}

/// What ends a step of the ladder before it is due.
package enum EndingCondition: String, Hashable, Sendable {
    case mitigation, resolution
}

/// `30 minutes without mitigation`: counted from the declaration.
package struct LadderStep: Hashable, Sendable {
    package var after: Duration
    package var without: EndingCondition

    package init(after: Duration, without: EndingCondition) {
        self.after = after
        self.without = without
    }
}

/// A key and its text, kept as somebody wrote it and shown to people.
package struct Prose: Hashable, Sendable, Codable {
    package var key: String
    package var text: String

    package init(key: String, text: String) {
        self.key = key
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case key, text }
}
