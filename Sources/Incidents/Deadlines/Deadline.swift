/// Something that will happen by itself unless its condition ends first. Derived from state and policy, never stored.
package struct Deadline: Hashable, Sendable {
    package var incident: IncidentID
    package var rule: Rule
    /// Seq of the event it counts from.
    package var since: Int
    /// 0 for the first time, then the repeats.
    package var ordinal: Int
    package var due: Instant
    /// How far apart its repeats are; nil where it happens once.
    package var every: Duration?
    /// How often it happens at most.
    package var limit: Int

    package init(
        incident: IncidentID, rule: Rule, since: Int, ordinal: Int, due: Instant, every: Duration? = nil,
        limit: Int = .max
    ) {
        self.incident = incident
        self.rule = rule
        self.since = since
        self.ordinal = ordinal
        self.due = due
        self.every = every
        self.limit = limit
    }

    /// Its identity: `INC-3/update-overdue/17/0`.
    package var key: String { "\(incident)/\(rule.rawValue)/\(since)/\(ordinal)" }
}
