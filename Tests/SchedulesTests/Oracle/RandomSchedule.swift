import Incidents
import Schedules

/// Schedules such as people would not think of.
extension Dice {
    private static let people = ["ana", "bob", "cem", "dora", "eli", "fay"].map { PersonID($0) }

    /// Times lie on whole steps of so many minutes.
    mutating func schedule(_ zone: ZoneRules, around date: CivilDate, step: Int) -> Schedule {
        var schedule = Schedule(
            name: "random", zone: zone, primary: .layers(layers("p", 1...3, date, step)),
            reserve: layers("r", 1...1, date, step))
        schedule.backup = chance(50) ? .nextInRotation : chance(30) ? .nobody : .layers(layers("b", 1...2, date, step))
        schedule.trainees = chance(50) ? .nobody : .layers(layers("t", 1...1, date, step))
        schedule.holidays = (0..<roll(0...2)).map { index in
            let day = date + roll(-10...10)
            let civil = day.civil
            return Holiday(
                name: "holiday \(index)",
                days: chance(30) ? .yearly(month: civil.month, day: civil.day) : .dates(day, day + roll(0...2)),
                layer: pick([nil, "r0", "p0"]),
                duties: chance(50) ? nil : pick([[.primary], [.backup], [.primary, .backup], Set(Duty.allCases)]))
        }
        schedule.overrides = (0..<roll(0...5)).map { index in
            let from = Int64(date.day) * 86_400 + Int64(roll(-20 * 1440 / step...20 * 1440 / step) * step * 60)
            let begin = Instant(seconds: from)
            return Override(
                duty: pick([.primary, .primary, .backup, .trainees]), person: pick(Dice.people), from: begin,
                to: begin + .minutes(roll(1...3 * 1440 / step) * step), by: pick(Dice.people),
                made: Instant(seconds: Int64(roll(1...1_000_000) * 10 + index)),
                replaces: chance(50) ? nil : pick(Dice.people))
        }
        return schedule
    }

    private mutating func layers(
        _ name: String, _ count: ClosedRange<Int>, _ date: CivilDate, _ step: Int
    ) -> [Layer] {
        (0..<roll(count)).map { index in
            let rotations: [Rotation] = [
                .together, .daily, .weekly, .hours(roll(1...40)), .days(roll(1...9)), .weeks(roll(1...3)),
            ]
            let rotation = pick(rotations)
            var layer = Layer(
                name: "\(name)\(index)", people: (0..<roll(1...5)).map { _ in pick(Dice.people) }, rotation: rotation,
                handOff: time(step), start: date + roll(-60...5))
            if case .weeks = rotation, chance(70) { layer.weekday = pick(Weekday.allCases) }
            if chance(15) { layer.end = date + roll(6...20) }
            if chance(50) { layer.windows = windows(step) }
            return layer
        }
    }

    /// The small hours more often than others: that is when clocks change.
    private mutating func time(_ step: Int) -> TimeOfDay {
        TimeOfDay(minutes: roll(0...(chance(60) ? 239 : 1439) / step) * step)
    }

    private mutating func windows(_ step: Int) -> [Window] {
        let days = Weekday.allCases.filter { _ in chance(60) }
        if chance(70) { return Window.on(days, from: time(step), to: time(step)) }
        return [Window(from: pick(Weekday.allCases), time(step), to: pick(Weekday.allCases), time(step))]
    }
}
