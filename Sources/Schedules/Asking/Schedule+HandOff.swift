import Incidents

/// The moment at which other people are on call than before.
package struct HandOff: Hashable, Sendable {
    package var at: Instant
    package var before: OnCall
    package var after: OnCall

    /// The duties that change hands.
    package var duties: [Duty] { Duty.allCases.filter { before[$0] != after[$0] } }
}

extension Schedule {
    /// The first moment after an instant at which somebody else has one of these duties; nil when that is not so within
    /// 800 days, which is longer than any turn.
    package func next(handOffAfter instant: Instant, of duties: [Duty] = Duty.allCases) -> HandOff? {
        var from = instant
        for days in [8, 64, 800] {
            let to = instant + .days(days)
            let first = duties.compactMap { duty -> Instant? in
                // A piece begins where the people change; the first one began before.
                let pieces = pieces(duty, from: from, to: to + .milliseconds(1))
                return pieces.dropFirst().first?.from
            }.min()
            if let first {
                return HandOff(at: first, before: onCall(at: first - .milliseconds(1)), after: onCall(at: first))
            }
            from = to
        }
        return nil
    }
}
