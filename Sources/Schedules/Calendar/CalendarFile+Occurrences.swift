import Incidents

/// One event at one time.
package struct Occurrence: Hashable, Sendable {
    package var event: CalendarEvent
    package var from: Instant
    /// The first moment after it.
    package var to: Instant
}

/// What a calendar holds for a time.
package struct CalendarReading: Sendable {
    /// In order.
    package var found: [Occurrence] = []
    /// Of whom it is not known what they are: nobody of `found` stands for them.
    package var unread: [UnreadEvent] = []
    package var problems: [CalendarProblem] = []
}

extension CalendarFile {
    /// What touches the time between two instants, in order, each from its own beginning to its own end.
    package func occurrences(from: Instant, to: Instant) -> CalendarReading {
        var walk = CalendarWalk(time: Interval(from: from, to: to), steps: limits.steps, most: limits.occurrences)
        for series in series {
            walk.add(series)
            if let why = walk.exhaustion {
                // Whom the rest would name is not known.
                walk.unread.append(UnreadEvent(why: why, from: from, to: to))
                walk.problems.append(why)
                break
            }
        }
        return CalendarReading(
            found: walk.found.sorted { ($0.from, $0.to, $0.event.line) < ($1.from, $1.to, $1.event.line) },
            unread: walk.unread.filter { $0.touches(walk.time) }, problems: walk.problems)
    }

    /// The calendar as shifts, cut off at both ends. An event whose person the mapping does not know is a problem.
    ///
    /// - person: whose shift an event is, by its attendees, its summary or our own mark.
    package func shifts(
        from: Instant, to: Instant, schedule: String, duty: Duty, person: (CalendarEvent) -> PersonID?
    ) -> (shifts: [Shift], problems: [CalendarProblem]) {
        let reading = occurrences(from: from, to: to)
        var unknown = CalendarProblems(most: limits.problems)
        var known: [Int: PersonID?] = [:]
        var shifts: [Shift] = []
        for occurrence in reading.found {
            let event = occurrence.event
            if known[event.line] == nil {
                known[event.line] = .some(person(event))
                if known[event.line] == .some(nil) {
                    unknown.add(event.line, "the event is nobody's whom we know", got: event.summary)
                }
            }
            guard let found = known[event.line] ?? nil else { continue }
            shifts.append(
                Shift(
                    schedule: schedule, duty: duty, person: found, from: max(from, occurrence.from),
                    to: min(to, occurrence.to)))
        }
        return (shifts.sorted(by: Shift.isBefore), reading.problems + unknown.found)
    }
}

/// Goes through all series, for one question.
struct CalendarWalk {
    let time: Interval
    var steps: Int
    /// Occurrences.
    let most: Int
    var found: [Occurrence] = []
    var unread: [UnreadEvent] = []
    var problems: [CalendarProblem] = []
    /// Why the rest was left out.
    private(set) var exhaustion: CalendarProblem?

    init(time: Interval, steps: Int, most: Int) {
        (self.time, self.steps, self.most) = (time, steps, most)
    }

    mutating func add(_ series: CalendarSeries) {
        unread += series.unread
        let changes = SeriesChanges(series)
        for event in series.events where !event.isCancelled {
            if event.isEndless, let why = event.trouble {
                unread.append(UnreadEvent(why: why, from: event.start.instant, to: .distantFuture))
                continue
            }
            guard let beginnings = event.beginnings(in: changes.reach(time), steps: &steps) else {
                exhaustion = CalendarProblem(
                    line: event.line, "the rules of this calendar have too many days; the rest is left out")
                return
            }
            let left = LeftOut(event.exceptions, days: event.start.isDate ? event.start.zone : nil)
            for beginning in beginnings where !left.contains(beginning.wall, event.start.zone) {
                add(event, beginning, changes, series.trouble)
            }
        }
        // Without the series what is known of the later ones is the first of them.
        let hasSeries = series.events.contains { !$0.isCancelled }
        for change in series.changes where !change.isCancelled && (!change.isForLater || !hasSeries) {
            add(change, Beginning(wall: change.start.wall), why: change.trouble)
        }
        for lost in series.lost { unread.append(lost.unread) }
        if found.count + unread.count > most {
            exhaustion = CalendarProblem(line: 0, "more than \(most) occurrences; the rest is left out")
        }
    }

    /// One occurrence of a series, or what it has become.
    private mutating func add(
        _ event: CalendarEvent, _ beginning: Beginning, _ changes: SeriesChanges, _ doubt: CalendarProblem?
    ) {
        switch changes.change(at: beginning.wall, of: event) {
        case .none: add(event, beginning, why: event.trouble ?? doubt)
        case .replaced: break
        case .lost(let why): add(event, beginning, why: why)
        case .moved(let change, let wall):
            guard !change.isCancelled else { return }
            add(change, Beginning(wall: wall), why: change.trouble ?? doubt)
        }
    }

    private mutating func add(_ event: CalendarEvent, _ beginning: Beginning, why: CalendarProblem?) {
        let from = CalendarTime.instant(beginning.wall, event.start.zone)
        let to = beginning.end ?? event.end(from: beginning.wall)
        // Half an hour may vanish in the gap of spring.
        guard from < to, from < time.to, time.from < to else { return }
        if let why {
            unread.append(UnreadEvent(why: why, from: from, to: to))
        } else {
            found.append(Occurrence(event: event, from: from, to: to))
        }
    }
}

/// Where an occurrence begins, on the wall of its event.
struct Beginning {
    var wall: Int64
    /// Of a period of RDATE.
    var end: Instant?
}

extension CalendarEvent {
    /// Where an occurrence begins that may touch a time; nil when the steps run out. DTSTART is one of them, whatever the
    /// rule says.
    fileprivate func beginnings(in time: Interval, steps: inout Int) -> [Beginning]? {
        steps -= 1 + extras.count
        guard steps >= 0 else { return nil }
        var walls: Set<Int64> = [start.wall]
        let length = end(from: start.wall) - start.instant
        for rule in rules {
            let first = start.zone.date(time.from - length) + -2
            let last = start.zone.date(time.to) + 2
            guard let more = rule.walls(from: start, first: first, last: last, steps: &steps) else { return nil }
            walls.formUnion(more)
        }
        var periods: [Beginning] = []
        for extra in extras {
            let wall = wall(of: extra.start)
            if let end = extra.end {
                walls.remove(wall)
                periods.append(Beginning(wall: wall, end: end))
            } else {
                walls.insert(wall)
            }
        }
        return walls.sorted().map { Beginning(wall: $0) } + periods
    }

    /// Another time on the wall of this event. A date means the hour of the event on that day.
    private func wall(of time: CalendarTime) -> Int64 {
        if start.isDate { return time.day(on: start.zone).seconds }
        if time.isDate { return time.wall + start.wall - start.date.seconds }
        return time.zone == start.zone ? time.wall : start.zone.civil(time.instant).secondsSince1970
    }

    var isForLater: Bool {
        if case .occurrence(_, true) = place { true } else { false }
    }
}

/// The occurrences that EXDATE takes out, by their beginning; a date means whichever begins that day, and so does a time
/// in a series of days.
private struct LeftOut {
    private var keys: Set<CalendarSeries.Key>

    init(_ times: [CalendarTime], days: ZoneRules?) {
        keys = Set(times.map { CalendarSeries.Key($0, days: days) })
    }

    func contains(_ wall: Int64, _ zone: ZoneRules) -> Bool {
        guard !keys.isEmpty else { return false }
        return keys.contains(.day(CivilDate(secondsSince1970: wall)))
            || keys.contains(.moment(CalendarTime.instant(wall, zone)))
    }
}
