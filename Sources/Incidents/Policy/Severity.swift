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

/// One row of the severity matrix, with what it took from the row above already filled in.
package struct SeverityRule: Hashable, Sendable {
    package var severity: Severity
    /// `initial_responder`: who is paged for the declaration beside the IC line.
    package var initialResponder: [Target]
    package var escalateAfter: LadderStep?
    package var escalateTo: [Target]
    /// As the matrix names them: "engineering team lead".
    package var escalateToName: String
    package var notifyAtStart: [Target]
    package var notifyVPAfter: LadderStep?
    /// Prose, shown in the room: `required (status page + email)`.
    package var customerComms: String?
    /// How often the room is to hear an internal update; nil asks for none.
    package var updateEvery: Duration?
    package var executiveSummaryEvery: Duration?
    /// Team lead is told after so long without meaningful progress; nil for severities where nobody is.
    package var noProgressAfter: Duration?
    /// Any other key of the row, as it stood.
    package var prose: [Prose]

    package init(severity: Severity) {
        self.severity = severity
        initialResponder = []
        escalateTo = []
        escalateToName = "team lead"
        notifyAtStart = []
        prose = []
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
