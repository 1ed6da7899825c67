import Incidents

extension Recurrence {
    /// The days of the rule from `start` on, those before `first` as well where they must be counted, up to `last`.
    ///
    /// - steps: how many days may still be looked at; what is used up is taken off. Nil when they run out.
    func dates(from start: CivilDate, first: CivilDate, last: CivilDate, steps: inout Int) -> [CivilDate]? {
        var found: [CivilDate] = []
        var left = count ?? Int.max
        // Without a count nobody needs to know how many there were before.
        var cycle = count == nil ? max(0, cycles(from: start, to: first) - 1) : 0
        while left > 0 {
            let (days, begin) = days(of: cycle, start)
            guard begin <= last else { break }
            steps -= max(1, days.count)
            guard steps >= 0 else { return nil }
            for day in days where day >= start && left > 0 {
                left -= 1
                if day >= first, day <= last { found.append(day) }
            }
            cycle += 1
        }
        return found
    }

    /// How many whole intervals lie between two days, at least.
    private func cycles(from start: CivilDate, to end: CivilDate) -> Int {
        switch frequency {
        case .daily: (end.day - start.day) / interval
        case .weekly: (end.day - start.day) / 7 / interval
        case .monthly: (end.day - start.day) / 31 / interval
        }
    }

    /// The days of one interval, counted from the one of `start`, and its first day, whether it is one of them or not.
    private func days(of cycle: Int, _ start: CivilDate) -> (days: [CivilDate], begin: CivilDate) {
        switch frequency {
        case .daily:
            let day = start + cycle * interval
            return ([day], day)
        case .weekly(let weekdays, let weekStart):
            let monday = start + -(start.weekday.rawValue - weekStart.rawValue).modulo(7)
            let begin = monday + cycle * interval * 7
            return ((0..<7).map { begin + $0 }.filter { weekdays.contains($0.weekday) }, begin)
        case .monthly(let monthDays):
            let civil = start.civil
            let month = civil.year * 12 + civil.month - 1 + cycle * interval
            let begin = CivilDate(monthOfEra: month)
            let length = CivilDate(monthOfEra: month + 1).day - begin.day
            let days = Set(monthDays.map { $0 > 0 ? $0 : length + 1 + $0 }).filter { (1...length).contains($0) }
            return (days.sorted().map { begin + ($0 - 1) }, begin)
        }
    }
}

extension CivilDate {
    /// The first of a month, counted from January of the year 0.
    fileprivate init(monthOfEra month: Int) {
        self.init(CivilTime(year: month / 12, month: month % 12 + 1, day: 1))
    }
}
