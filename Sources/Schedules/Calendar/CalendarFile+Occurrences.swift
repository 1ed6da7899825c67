import Incidents

/// One event at one time.
package struct Occurrence: Hashable, Sendable {
    package var event: CalendarEvent
    package var from: Instant
    /// The first moment after it.
    package var to: Instant
}

extension CalendarFile {
    /// What touches the time between two instants, in order, each from its own beginning to its own end.
    package func occurrences(from: Instant, to: Instant) -> (found: [Occurrence], problems: [CalendarProblem]) {
        var found: [Occurrence] = []
        var problems = CalendarProblems(most: limits.problems)
        var steps = limits.steps
        let time = Interval(from: from, to: to)
        for series in series {
            guard found.count < limits.occurrences else {
                problems.add(0, "more than \(limits.occurrences) occurrences; the rest is left out")
                break
            }
            guard series.event?.isCancelled != true else { continue }
            if let event = series.event {
                guard let starts = event.starts(in: time, steps: &steps) else {
                    problems.add(event.line, "the rules of this calendar have too many days; the rest is left out")
                    break
                }
                let left = LeftOut(series.changes.compactMap(\.replaces) + event.exceptions)
                let kept = starts.filter { !left.contains($0, event.start.zone) }
                found += kept.compactMap { event.occurrence(at: $0, touching: time) }
            }
            for change in series.changes where !change.isCancelled {
                found += [change.occurrence(at: change.start.wall, touching: time)].compactMap { $0 }
            }
        }
        return (
            found.sorted { ($0.from, $0.to, $0.event.line) < ($1.from, $1.to, $1.event.line) }, problems.found
        )
    }

    /// The calendar as shifts, cut off at both ends. An event whose person the mapping does not know is a problem.
    ///
    /// - person: whose shift an event is, by its attendees, its summary or our own mark.
    package func shifts(
        from: Instant, to: Instant, schedule: String, duty: Duty, person: (CalendarEvent) -> PersonID?
    ) -> (shifts: [Shift], problems: [CalendarProblem]) {
        let (occurrences, problems) = occurrences(from: from, to: to)
        var unknown = CalendarProblems(most: limits.problems)
        var known: [Int: PersonID?] = [:]
        var shifts: [Shift] = []
        for occurrence in occurrences {
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
        return (shifts.sorted(by: Shift.isBefore), problems + unknown.found)
    }
}

extension CalendarEvent {
    fileprivate func occurrence(at wall: Int64, touching time: Interval) -> Occurrence? {
        let begin = CalendarTime.instant(wall, start.zone)
        let end = end(from: wall)
        // Half an hour may vanish in the gap of spring.
        guard begin < end, begin < time.to, time.from < end else { return nil }
        return Occurrence(event: self, from: begin, to: end)
    }

    /// The wall times at which an occurrence begins that may touch a time; nil when the steps run out.
    fileprivate func starts(in time: Interval, steps: inout Int) -> [Int64]? {
        guard let recurrence else {
            steps -= 1
            return steps >= 0 ? [start.wall] : nil
        }
        let length = end(from: start.wall) - start.instant
        let first = start.zone.date(time.from - length) + -2
        let last = start.zone.date(time.to) + 2
        let dates = recurrence.dates(from: start.date, first: first, last: last, steps: &steps)
        return dates?.map { start.wall + ($0.seconds - start.date.seconds) }.filter {
            recurrence.mayStart($0, start.zone)
        }
    }
}

extension Recurrence {
    /// Not after UNTIL. A date means the whole day, on the wall of the event.
    fileprivate func mayStart(_ wall: Int64, _ zone: ZoneRules) -> Bool {
        guard let until else { return true }
        if until.isDate { return CivilDate(secondsSince1970: wall) <= until.date }
        return CalendarTime.instant(wall, zone) <= until.instant
    }
}

/// The occurrences that EXDATE or RECURRENCE-ID takes out, by their beginning; a date means whichever begins that day.
private struct LeftOut {
    private var instants: Set<Instant> = []
    private var dates: Set<CivilDate> = []

    init(_ times: [CalendarTime]) {
        for time in times {
            if time.isDate { dates.insert(time.date) } else { instants.insert(time.instant) }
        }
    }

    func contains(_ wall: Int64, _ zone: ZoneRules) -> Bool {
        dates.contains(CivilDate(secondsSince1970: wall))
            || !instants.isEmpty && instants.contains(CalendarTime.instant(wall, zone))
    }
}
