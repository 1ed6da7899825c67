import Incidents

/// A date, or a date and time on the wall of a zone.
struct CalendarTime: Hashable {
    /// Seconds on the wall since 1970-01-01T00:00:00.
    var wall: Int64
    /// UTC, that of TZID, or the reader's own where the time is floating or a date.
    var zone: ZoneRules
    var isDate: Bool
    var isUTC: Bool

    /// RFC 5545, section 3.3.5: of a time that a day has twice the first; of one that it does not have, as far after the
    /// change as it lies after it. That is not how our own hand-offs do it, but how calendars do.
    var instant: Instant { CalendarTime.instant(wall, zone) }

    var date: CivilDate { CivilDate(secondsSince1970: wall) }

    /// Which day of a series of days it means: that of its own wall, and of a time in UTC that on the wall of the series.
    /// Midnight in UTC is a day that somebody wrote as a time.
    func day(on zone: ZoneRules) -> CivilDate {
        isUTC && wall != date.seconds ? zone.date(instant) : date
    }

    static func instant(_ wall: Int64, _ zone: ZoneRules) -> Instant {
        zone.instant(CivilTime(secondsSince1970: wall))
    }

    /// `20261224`, `20261224T090000` or `20261224T080000Z`, between the years 1900 and 2200.
    init?(_ text: some StringProtocol, zone: ZoneRules) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count == 8, let date = parts[0].digits,
            let day = CivilDate(year: date / 10_000, month: date / 100 % 100, day: date % 100),
            (1900...2200).contains(date / 10_000)
        else { return nil }
        (wall, self.zone, isDate, isUTC) = (day.seconds, zone, true, false)
        guard parts.count == 2 else { return }
        let clock = parts[1].hasSuffix("Z") ? parts[1].dropLast() : parts[1][...]
        guard clock.utf8.count == 6, let time = clock.digits, time < 240_000, time / 100 % 100 < 60, time % 100 <= 60
        else { return nil }
        isDate = false
        // A leap second counts as the one before.
        wall += Int64(time / 10_000 * 3600 + time / 100 % 100 * 60 + min(time % 100, 59))
        isUTC = parts[1].hasSuffix("Z")
        if isUTC { self.zone = .utc }
    }

    /// `20261224T080000Z`
    static func utc(_ instant: Instant) -> String {
        let civil = instant.utc
        let date = padded(civil.year, 4) + padded(civil.month, 2) + padded(civil.day, 2)
        return "\(date)T\(padded(civil.hour, 2))\(padded(civil.minute, 2))\(padded(civil.second, 2))Z"
    }
}

/// `P7D`, `PT12H`, `P1DT30M`: days and weeks count on the wall, hours and less are exact (section 3.3.6).
struct CalendarDuration: Hashable {
    var days: Int
    var seconds: Int

    init(days: Int, seconds: Int) {
        self.days = days
        self.seconds = seconds
    }

    /// Nil for anything else, and for a negative one: nothing lasts less than no time.
    init?(_ text: some StringProtocol) {
        var rest = text.uppercased()[...]
        if rest.first == "+" { rest.removeFirst() }
        guard rest.first == "P" else { return nil }
        rest.removeFirst()
        (days, seconds) = (0, 0)
        var units = "WDHMS"[...]
        var isTime = false
        var parts = 0
        while let first = rest.first {
            if first == "T" {
                guard !isTime else { return nil }
                isTime = true
                rest.removeFirst()
            }
            let digits = rest.prefix { $0.isNumber }
            guard let number = digits.digits, let unit = rest.dropFirst(digits.count).first,
                let place = units.firstIndex(of: unit), "HMS".contains(unit) == isTime
            else { return nil }
            units = units[place...].dropFirst()
            rest = rest.dropFirst(digits.count + 1)
            parts += 1
            switch unit {
            case "W": days += number * 7
            case "D": days += number
            case "H": seconds += number * 3600
            case "M": seconds += number * 60
            default: seconds += number
            }
        }
        guard parts > 0 else { return nil }
    }

    /// When something of this length is over that begins at a wall time.
    func end(after wall: Int64, _ zone: ZoneRules) -> Instant {
        CalendarTime.instant(wall + Int64(days) * 86_400, zone) + .seconds(seconds)
    }
}
