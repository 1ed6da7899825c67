// The payloads of what is pointed out kindly.

/// Somebody wondered about the severity in plain words. Their words are not kept.
package struct SeverityDoubted: Hashable, Sendable, Codable {
    /// The word by which it was known: `P1`, `severity`.
    package var word: String
    /// Which one that is, where it names one.
    package var severity: Severity?
    package init(word: String, severity: Severity? = nil) {
        self.word = word
        self.severity = severity
    }
    private enum CodingKeys: String, CodingKey { case word, severity }
}

/// The bot pointed a habit out; it does so once for a cause.
package struct PointedOut: Hashable, Sendable, Codable {
    package enum Pattern: String, Hashable, Sendable, Codable {
        case debuggingCommander = "debugging-commander"
        case severityDebate = "severity-debate"
        case twoOnOneTask = "two-on-one-task"
    }
    package var pattern: Pattern
    /// Whom it is about.
    package var person: PersonID?
    /// The task that it is about, or how often something was said.
    package var number: Int?
    /// The older task that says the same.
    package var other: Int?
    /// The worst severity that the debate named.
    package var severity: Severity?
    package init(
        pattern: Pattern, person: PersonID? = nil, number: Int? = nil, other: Int? = nil, severity: Severity? = nil
    ) {
        self.severity = severity
        self.pattern = pattern
        self.person = person
        self.number = number
        self.other = other
    }
    private enum CodingKeys: String, CodingKey { case pattern, person, number, other, severity }
}
