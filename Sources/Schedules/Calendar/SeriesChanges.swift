import Incidents

/// What becomes of the occurrences of a series, by RECURRENCE-ID.
struct SeriesChanges {
    enum Change {
        case none
        /// An event of its own stands for it.
        case replaced
        case lost(CalendarProblem)
        /// By a change that holds for all that follow (RANGE=THISANDFUTURE), to another wall time.
        case moved(CalendarEvent, Int64)
    }

    private enum Later {
        case event(CalendarEvent)
        case lost(CalendarProblem)
    }

    private var replaced: Set<CalendarSeries.Key> = []
    private var lost: [CalendarSeries.Key: CalendarProblem] = [:]
    /// From which occurrence on, in order.
    private var later: [(from: CalendarTime, what: Later)] = []

    init(_ series: CalendarSeries) {
        let days = series.days
        for change in series.changes {
            guard case .occurrence(let time, let andLater) = change.place else { continue }
            if andLater {
                later.append((time, .event(change)))
            } else {
                replaced.insert(CalendarSeries.Key(time, days: days))
            }
        }
        for change in series.lost {
            if change.andLater {
                later.append((change.occurrence, .lost(change.unread.why)))
            } else {
                lost[CalendarSeries.Key(change.occurrence, days: days)] = change.unread.why
            }
        }
        later.sort { $0.from.instant < $1.from.instant }
    }

    /// The time in which occurrences may begin that are moved into another one.
    func reach(_ time: Interval) -> Interval {
        var furthest = Duration.zero
        for case (let from, .event(let change)) in later {
            let moved = change.start.instant - from.instant
            furthest = max(furthest, moved, .zero - moved, change.end(from: change.start.wall) - change.start.instant)
        }
        return Interval(from: time.from - furthest, to: time.to + furthest)
    }

    func change(at wall: Int64, of event: CalendarEvent) -> Change {
        let instant = CalendarTime.instant(wall, event.start.zone)
        let day = CivilDate(secondsSince1970: wall)
        let keys: [CalendarSeries.Key] = event.start.isDate ? [.day(day)] : [.moment(instant), .day(day)]
        if keys.contains(where: replaced.contains) { return .replaced }
        if let why = keys.lazy.compactMap({ lost[$0] }).first { return .lost(why) }
        let from = later.last {
            event.start.isDate || $0.from.isDate ? $0.from.date <= day : $0.from.instant <= instant
        }
        switch from {
        case nil: return .none
        case (_, .lost(let why))?: return .lost(why)
        case (let first, .event(let change))?:
            // As far as the first of them was moved, on the wall of the change.
            let zone = change.start.zone
            func onWall(_ instant: Instant) -> Int64 { zone.civil(instant).secondsSince1970 }
            let here = event.start.zone == zone ? wall : onWall(instant)
            let there = first.isDate || first.zone == zone ? first.wall : onWall(first.instant)
            return .moved(change, here + change.start.wall - there)
        }
    }
}
