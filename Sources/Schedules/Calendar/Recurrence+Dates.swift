import Incidents

extension Recurrence {
    /// The beginnings by the rule from `start` on, as walls, on days from `first` to `last`; those before are counted
    /// where the rule counts.
    ///
    /// - steps: how many days may still be looked at; what is used up is taken off. Nil when they run out.
    func walls(from start: CalendarTime, first: CivilDate, last: CivilDate, steps: inout Int) -> [Int64]? {
        var found: [Int64] = []
        var left = count ?? Int.max
        // Without a count nobody needs to know how many there were before.
        var cycle = count == nil ? max(0, cycles(from: start.date, to: first) - 1) : 0
        while left > 0 {
            let period = period(cycle, start.date)
            guard period.begin <= last else { break }
            steps -= max(1, period.looked, period.days.count * clocks.count)
            guard steps >= 0 else { return nil }
            for wall in placed(period.days.flatMap { day in clocks.map { day.seconds + $0 } })
            where wall >= start.wall && left > 0 {
                guard mayBegin(wall, start.zone) else { return found }
                left -= 1
                let day = CivilDate(secondsSince1970: wall)
                if day >= first, day <= last { found.append(wall) }
            }
            cycle += 1
        }
        return found
    }

    /// Not after UNTIL. A date means the whole day, on the wall of the event.
    private func mayBegin(_ wall: Int64, _ zone: ZoneRules) -> Bool {
        guard let until else { return true }
        if until.isDate { return CivilDate(secondsSince1970: wall) <= until.date }
        return CalendarTime.instant(wall, zone) <= until.instant
    }

    /// BYSETPOS picks out of all that a period has.
    private func placed(_ walls: [Int64]) -> [Int64] {
        guard !positions.isEmpty else { return walls }
        let places = Set(positions.map { $0 > 0 ? $0 - 1 : walls.count + $0 }).filter(walls.indices.contains)
        return places.sorted().map { walls[$0] }
    }

    /// How many whole intervals lie between two days, at least.
    private func cycles(from start: CivilDate, to end: CivilDate) -> Int {
        switch frequency {
        case .daily: (end.day - start.day) / interval
        case .weekly: (end.day - start.day) / 7 / interval
        case .monthly: (end.day - start.day) / 31 / interval
        case .yearly: (end.day - start.day) / 366 / interval
        }
    }

    /// The days of one interval, counted from the one of `start`; its first day, whether it is one of them or not; and how
    /// many days were looked at.
    private func period(_ cycle: Int, _ start: CivilDate) -> (days: [CivilDate], begin: CivilDate, looked: Int) {
        switch frequency {
        case .daily:
            let day = start + cycle * interval
            return (day.day < Recurrence.far ? [day].filter(isMeant) : [], day, 1)
        case .weekly:
            let monday = start + -(start.weekday.rawValue - weekStart.rawValue).modulo(7)
            let begin = monday + cycle * interval * 7
            guard begin.day < Recurrence.far else { return ([], begin, 1) }
            return ((0..<7).map { begin + $0 }.filter(isMeant), begin, 7)
        case .monthly:
            let civil = start.civil
            let month = civil.year * 12 + civil.month - 1 + cycle * interval
            let begin = CivilDate(monthOfEra: month)
            guard begin.day < Recurrence.far else { return ([], begin, 1) }
            let days = self.days(ofMonth: month)
            return (days, begin, 31)
        case .yearly:
            let year = start.civil.year + cycle * interval
            let begin = CivilDate(monthOfEra: year * 12)
            guard begin.day < Recurrence.far else { return ([], begin, 1) }
            let days = self.days(ofYear: year)
            // The first week of a year may begin in the one before.
            return (days.found.sorted(), weeks.isEmpty ? begin : begin + -7, days.looked)
        }
    }

    /// Far behind the year 2200, after which no time is read.
    private static let far = 200_000

    /// Of a rule by days or weeks, all of whose parts only leave days out.
    private func isMeant(_ date: CivilDate) -> Bool {
        guard days.isEmpty || days.contains(Day(ordinal: nil, weekday: date.weekday)) else { return false }
        guard !months.isEmpty || !monthDays.isEmpty else { return true }
        let civil = date.civil
        guard months.isEmpty || months.contains(civil.month) else { return false }
        guard !monthDays.isEmpty else { return true }
        let length = CivilDate(monthOfEra: civil.year * 12 + civil.month).day - (date.day - civil.day + 1)
        return monthDays.contains(civil.day) || monthDays.contains(civil.day - length - 1)
    }

    /// In order. A numbered day counts within the month.
    private func days(ofMonth month: Int) -> [CivilDate] {
        guard months.isEmpty || months.contains(month.modulo(12) + 1) else { return [] }
        let begin = CivilDate(monthOfEra: month)
        let length = CivilDate(monthOfEra: month + 1).day - begin.day
        return (1...length).filter { day in
            let isDay = monthDays.isEmpty || monthDays.contains(day) || monthDays.contains(day - length - 1)
            return isDay && isWeekday(begin + (day - 1), place: day, of: length)
        }.map { begin + ($0 - 1) }
    }

    private func days(ofYear year: Int) -> (found: Set<CivilDate>, looked: Int) {
        let begin = CivilDate(monthOfEra: year * 12)
        let length = CivilDate(monthOfEra: year * 12 + 12).day - begin.day
        if !weeks.isEmpty { return (days(ofWeeksIn: begin, length), 371) }
        // By months, unless days are counted through the year.
        if yearDays.isEmpty, !months.isEmpty || !monthDays.isEmpty {
            let wanted = (0..<12).filter { months.isEmpty || months.contains($0 + 1) }
            return (Set(wanted.flatMap { days(ofMonth: year * 12 + $0) }), wanted.count * 31)
        }
        let found = (1...length).filter { day in
            let date = begin + (day - 1)
            guard yearDays.isEmpty || yearDays.contains(day) || yearDays.contains(day - length - 1) else {
                return false
            }
            guard isWeekday(date, place: day, of: length) else { return false }
            return isMeantByMonth(date)
        }
        return (Set(found.map { begin + ($0 - 1) }), length)
    }

    /// Weeks as ISO 8601 numbers them, from `weekStart`: the first has at least four days of the year.
    private func days(ofWeeksIn begin: CivilDate, _ length: Int) -> Set<CivilDate> {
        func first(_ newYear: CivilDate) -> CivilDate {
            let back = (newYear.weekday.rawValue - weekStart.rawValue).modulo(7)
            return newYear + (back <= 3 ? -back : 7 - back)
        }
        let start = first(begin)
        let count = (first(begin + length).day - start.day) / 7
        let wanted = Set(weeks.map { $0 > 0 ? $0 : count + 1 + $0 }).filter { (1...count).contains($0) }
        let dates = wanted.flatMap { week in (0..<7).map { start + ((week - 1) * 7 + $0) } }
        return Set(dates.filter { isWeekday($0, place: 1, of: 1) && isMeantByMonth($0) })
    }

    private func isMeantByMonth(_ date: CivilDate) -> Bool {
        guard !months.isEmpty || !monthDays.isEmpty else { return true }
        let civil = date.civil
        let length = CivilDate(monthOfEra: civil.year * 12 + civil.month).day - (date.day - civil.day + 1)
        return (months.isEmpty || months.contains(civil.month))
            && (monthDays.isEmpty || monthDays.contains(civil.day) || monthDays.contains(civil.day - length - 1))
    }

    /// Is it one of BYDAY? A numbered one is by its place in a month or a year of a length.
    private func isWeekday(_ date: CivilDate, place: Int, of length: Int) -> Bool {
        guard !days.isEmpty else { return true }
        let weekday = date.weekday
        return days.contains(Day(ordinal: nil, weekday: weekday))
            || days.contains(Day(ordinal: (place + 6) / 7, weekday: weekday))
            || days.contains(Day(ordinal: -((length - place) / 7 + 1), weekday: weekday))
    }
}

extension CivilDate {
    /// The first of a month, counted from January of the year 0.
    fileprivate init(monthOfEra month: Int) {
        self.init(CivilTime(year: month / 12, month: month % 12 + 1, day: 1))
    }
}
