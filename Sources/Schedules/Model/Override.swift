import Incidents

/// Somebody stands in for a time. Of two that cover a moment, the later made one wins.
package struct Override: Hashable, Sendable {
    package var duty: Duty
    package var person: PersonID
    package var from: Instant
    /// The first moment after it.
    package var to: Instant
    /// Who asked for it.
    package var by: PersonID
    package var made: Instant
    /// Only this person's shifts go to the other, also where an earlier override has moved them already; everybody's,
    /// gaps included, when nil.
    package var replaces: PersonID?

    package init(
        duty: Duty = .primary, person: PersonID, from: Instant, to: Instant, by: PersonID, made: Instant,
        replaces: PersonID? = nil
    ) {
        self.duty = duty
        self.person = person
        self.from = from
        self.to = to
        self.by = by
        self.made = made
        self.replaces = replaces
    }

    func covers(_ instant: Instant) -> Bool { from <= instant && instant < to }
}
