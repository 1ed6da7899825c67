import Incidents

extension Schedule {
    /// When nobody has a duty, in order.
    package func gaps(_ duty: Duty = .primary, from: Instant, to: Instant) -> [Interval] {
        pieces(duty, from: from, to: to).filter(\.people.isEmpty).map { Interval(from: $0.from, to: $0.to) }
    }

    /// When somebody has two duties of this schedule at once, which leaves nobody behind the first.
    package func overlaps(from: Instant, to: Instant) -> [DoubleBooking] {
        DoubleBooking.all(of: shifts(from: from, to: to))
    }
}

/// Somebody is on two shifts at the same time.
package struct DoubleBooking: Hashable, Sendable {
    package var person: PersonID
    package var first: Shift
    package var second: Shift
    package var time: Interval

    /// All of them, in order; the shifts may be those of many schedules.
    package static func all(of shifts: [Shift]) -> [DoubleBooking] {
        var found: [DoubleBooking] = []
        var open: [PersonID: [Shift]] = [:]
        for shift in shifts.sorted(by: Shift.isBefore) {
            let running = (open[shift.person] ?? []).filter { $0.to > shift.from }
            for other in running {
                let time = Interval(from: shift.from, to: min(shift.to, other.to))
                guard time.from < time.to else { continue }
                found.append(DoubleBooking(person: shift.person, first: other, second: shift, time: time))
            }
            open[shift.person] = running + [shift]
        }
        return found
    }
}
