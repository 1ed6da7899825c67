import Incidents

/// Wall clock to instant by one rule, whatever the zone does that day.
///
/// A wall time *begins* at the first moment at which the wall shows it or a later time. So a hand-off at 02:30 comes at
/// the first moment after the gap on the day that has no 02:30, and at the first 02:30 on the day that has two. It never
/// goes backwards: of two wall times the later one never begins first, hence turns neither overlap nor leave a gap.
extension ZoneRules {
    /// The first moment at which the wall shows this time or a later one.
    package func begins(_ wall: CivilTime) -> Instant { begins(wallSeconds: wall.secondsSince1970) }

    package func begins(_ date: CivilDate, _ time: TimeOfDay = .midnight) -> Instant {
        begins(wallSeconds: date.seconds + time.seconds)
    }

    /// `wall` counts seconds from 1970-01-01T00:00:00 on this wall.
    func begins(wallSeconds wall: Int64) -> Instant {
        // No offset is more than 26 hours from UTC (RFC 9636 allows 26), so no earlier span can show it.
        var index = spanIndex(at: Instant(seconds: wall - ZoneRules.reach))
        while true {
            let span = spans[index]
            let shown = Instant(seconds: wall - Int64(span.offset))
            let next = index + 1 < spans.count ? spans[index + 1].start : nil
            if next.map({ shown < $0 }) ?? true { return index == 0 ? shown : max(span.start, shown) }
            index += 1
        }
    }

    /// The latest wall time that has begun, in seconds: what the wall shows, or, after clocks went back, what it
    /// showed last before. The inverse of `begins`: a wall time has begun exactly when it is not above this.
    func begun(_ instant: Instant) -> Int64 {
        var index = spanIndex(at: instant)
        var latest = instant.seconds + Int64(spans[index].offset)
        while index > 0, spans[index].start.seconds > instant.seconds - ZoneRules.reach {
            latest = max(latest, spans[index].start.seconds - 1 + Int64(spans[index - 1].offset))
            index -= 1
        }
        return latest
    }

    package func date(_ instant: Instant) -> CivilDate { CivilDate(civil(instant)) }

    /// Seconds by which a wall clock may differ from UTC, with room.
    private static let reach: Int64 = 26 * 3600
}
