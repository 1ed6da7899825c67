import Incidents

/// One person's time on one duty of one schedule, without a break.
package struct Shift: Hashable, Sendable {
    package var schedule: String
    package var duty: Duty
    package var person: PersonID
    package var from: Instant
    /// The first moment after it.
    package var to: Instant

    package init(schedule: String, duty: Duty, person: PersonID, from: Instant, to: Instant) {
        self.schedule = schedule
        self.duty = duty
        self.person = person
        self.from = from
        self.to = to
    }

    package var length: Duration { to - from }

    /// The order of lists: by beginning, then duty, then person, then schedule.
    package static func isBefore(_ left: Shift, _ right: Shift) -> Bool {
        (left.from, left.duty, left.person, left.schedule) < (right.from, right.duty, right.person, right.schedule)
    }
}

/// From an instant to the first moment after.
package struct Interval: Hashable, Sendable {
    package var from: Instant
    package var to: Instant

    package init(from: Instant, to: Instant) {
        self.from = from
        self.to = to
    }

    package var length: Duration { to - from }

    /// What lies in both; nil when that is nothing.
    func common(with other: Interval) -> Interval? {
        let both = Interval(from: max(from, other.from), to: min(to, other.to))
        return both.from < both.to ? both : nil
    }
}
