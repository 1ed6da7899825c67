import Incidents
import Schedules

/// Who is on call, found in another way than the module finds it: it walks through time step by step, looks at a clock
/// on the wall, and moves a finger down a list whenever a hand-off has come. It knows no modulo of turns, no
/// intervals and no inverse of the zone; dates are compared as year, month, day, hour, minute.
struct Oracle {
    private let schedule: Schedule
    private var fingers: [String: Finger] = [:]
    /// The latest time that the wall has shown.
    private var latest = Wall(year: 0, month: 1, day: 1, minute: 0)

    init(_ schedule: Schedule) {
        self.schedule = schedule
        for layer in schedule.layers { fingers[layer.name] = Finger(layer) }
    }

    /// Steps must not be longer than the time between two things that happen.
    mutating func look(_ instant: Instant) -> [Duty: [PersonID]] {
        latest = max(latest, Wall(schedule.zone.civil(instant)))
        for name in fingers.keys { fingers[name]?.move(to: latest) }
        var planned: [Duty: [PersonID]] = [:]
        for duty in Duty.allCases {
            var people = people(duty, beside: planned[.primary] ?? [])
            people = replace(people, duty, instant)
            planned[duty] = people
        }
        return planned
    }

    private func people(_ duty: Duty, beside busy: [PersonID]) -> [PersonID] {
        let holiday = schedule.holidays.reversed().first { $0.duties.contains(duty) && isDay(of: $0) }
        if let holiday {
            guard let finger = holiday.layer.flatMap({ fingers[$0] }), finger.isActive(latest) else { return [] }
            let isNext = schedule.cover(duty) == .nextInRotation && holiday.duties.contains(.primary)
            return isNext ? finger.next(besides: busy) : finger.people
        }
        let isNext = schedule.cover(duty) == .nextInRotation
        if isNext {
            let main = schedule.holidays.reversed().first { $0.duties.contains(.primary) && isDay(of: $0) }
            if let main {
                guard let finger = main.layer.flatMap({ fingers[$0] }), finger.isActive(latest) else { return [] }
                return finger.next(besides: busy)
            }
        }
        var found: [PersonID] = []
        for layer in schedule.cover(isNext ? .primary : duty).layers {
            guard let finger = fingers[layer.name], finger.isActive(latest) else { continue }
            found = isNext ? finger.next(besides: busy) : finger.people
        }
        return found
    }

    private func isDay(of holiday: Holiday) -> Bool {
        switch holiday.days {
        case .dates(let first, let last):
            let today = latest.day(0)
            return Wall(first.civil) <= today && today <= Wall(last.civil)
        case .yearly(let month, let day):
            return latest.month == month && latest.day == day
        }
    }

    /// One place at a time: who sits in it is asked of the last override that moves it.
    private func replace(_ people: [PersonID], _ duty: Duty, _ instant: Instant) -> [PersonID] {
        let now = schedule.overrides.filter { $0.duty == duty && $0.from <= instant && instant < $0.to }
            .sorted { $0.made < $1.made }
        var seats = people.map { [$0] }
        for override in now {
            if let gone = override.replaces {
                seats = seats.map { $0.contains(gone) ? $0 + [override.person] : $0 }
            } else {
                seats = [seats.flatMap { $0 } + [override.person]]
            }
        }
        var found: [PersonID] = []
        for seat in seats {
            if let person = seat.last, !found.contains(person) { found.append(person) }
        }
        return found
    }

    /// All shifts of a time, looked for at every step.
    static func shifts(_ schedule: Schedule, from: Instant, to: Instant, step: Duration) -> [Shift] {
        var oracle = Oracle(schedule)
        // The walk begins earlier, so that the wall before is known when clocks have just gone back.
        var now = from - .hours(26)
        var open: [Duty: [PersonID: Instant]] = [:]
        var shifts: [Shift] = []
        func end(_ duty: Duty, _ person: PersonID, at end: Instant) {
            guard let begin = open[duty, default: [:]].removeValue(forKey: person) else { return }
            shifts.append(Shift(schedule: schedule.name, duty: duty, person: person, from: begin, to: end))
        }
        while now < to {
            let seen = oracle.look(now)
            if now >= from {
                for duty in Duty.allCases {
                    let people = seen[duty] ?? []
                    for person in open[duty, default: [:]].keys where !people.contains(person) {
                        end(duty, person, at: now)
                    }
                    for person in people where open[duty, default: [:]][person] == nil {
                        open[duty, default: [:]][person] = now
                    }
                }
            }
            now = now + step
        }
        for duty in Duty.allCases {
            for person in open[duty, default: [:]].keys { end(duty, person, at: to) }
        }
        return shifts.sorted(by: Shift.isBefore)
    }

    /// The first shift in which two lists differ, in words; nil when they are the same.
    static func difference(_ found: [Shift], _ expected: [Shift]) -> String? {
        guard found != expected else { return nil }
        let index = zip(found, expected).prefix { $0 == $1 }.count
        func words(_ shifts: [Shift]) -> String {
            guard index < shifts.count else { return "none" }
            let shift = shifts[index]
            return "\(shift.duty) \(shift.person.key) \(shift.from.rfc3339)–\(shift.to.rfc3339)"
        }
        return "found \(words(found)), the oracle \(words(expected))"
    }
}
