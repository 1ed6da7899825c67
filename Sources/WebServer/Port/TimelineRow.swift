import Incidents

/// One event of an incident in a sentence that names who did it, or who was told.
package struct TimelineRow: Hashable, Sendable {
    package var seq: Int
    package var at: Instant
    /// Nil where the bot did it.
    package var by: PersonID?
    /// As it is stored: `severity-set`, `page-answered`, `fired`.
    package var kind: String
    package var text: String
    /// The key of the deadline that fired: `INC-3/escalate/17/0`.
    package var deadline: String?
    /// A page shows it; what is not for readers stands in the API alone.
    package var isForReaders: Bool

    package init(
        seq: Int, at: Instant, by: PersonID? = nil, kind: String, text: String, deadline: String? = nil,
        isForReaders: Bool = true
    ) {
        self.seq = seq
        self.at = at
        self.by = by
        self.kind = kind
        self.text = text
        self.deadline = deadline
        self.isForReaders = isForReaders
    }
}

/// Which rows of a timeline are wanted. Nobody reads 20,000 to show six.
package enum TimelinePart: Hashable, Sendable {
    /// The newest, of those up to this seq where it is given.
    case last(Int, upTo: Int? = nil)
    /// The oldest of those with a higher seq; nil for all.
    case after(Int, limit: Int?)
}
