import Incidents

/// A rule by which an event comes again (RFC 5545, section 3.3.10): by days, weeks, months or years, with every part that
/// the standard allows there. Any other part is a failure: half a rule would name the wrong people.
struct Recurrence: Hashable {
    enum Frequency: Hashable {
        case daily, weekly, monthly, yearly
    }

    /// `MO`, or `-1FR`: the last Friday of the month, or of the year.
    struct Day: Hashable {
        /// Counted from the end when negative; nil for every one.
        var ordinal: Int?
        var weekday: Weekday
    }

    /// Why a rule is not followed.
    struct Failure: Error {
        var what: String
    }

    var frequency: Frequency
    var interval = 1
    var count: Int?
    /// The last moment at which an occurrence may begin.
    var until: CalendarTime?
    var weekStart = Weekday.monday
    var months: Set<Int> = []
    var weeks: Set<Int> = []
    var yearDays: Set<Int> = []
    var monthDays: Set<Int> = []
    var days: Set<Day> = []
    /// Seconds after midnight, in order; never empty.
    var clocks: [Int64]
    /// BYSETPOS
    var positions: Set<Int> = []

    /// Parts without a value of their own take it from `start`: the same day of the week or of the month.
    init(_ text: String, start: CalendarTime) throws(Failure) {
        var parts = try RecurrenceParts(text)
        guard let name = parts.take("FREQ") else { throw Failure(what: "RRULE has no FREQ") }
        switch name {
        case "DAILY": frequency = .daily
        case "WEEKLY": frequency = .weekly
        case "MONTHLY": frequency = .monthly
        case "YEARLY": frequency = .yearly
        default: throw Failure(what: "RRULE has FREQ=\(name), which is not followed here")
        }
        interval = try parts.number("INTERVAL") ?? 1
        count = try parts.number("COUNT")
        if let text = parts.take("UNTIL") {
            guard let time = CalendarTime(text, zone: start.zone) else { throw Failure(what: "UNTIL is no time") }
            guard count == nil else { throw Failure(what: "RRULE has COUNT beside UNTIL") }
            until = time
        }
        clocks = try Recurrence.clocks(&parts, start)
        try readDays(&parts)
        // RFC 7529: the calendar is ours, and days that a month does not have are left out.
        if let scale = parts.take("RSCALE"), scale != "GREGORIAN" {
            throw Failure(what: "RRULE has RSCALE=\(scale), which is not followed here")
        }
        if let skip = parts.take("SKIP"), skip != "OMIT" {
            throw Failure(what: "RRULE has SKIP=\(skip), which is not followed here")
        }
        if let other = parts.names.min() { throw Failure(what: "RRULE has \(other), which is not followed here") }
        takeMissing(from: start)
    }

    private mutating func readDays(_ parts: inout RecurrenceParts) throws(Failure) {
        weekStart = try parts.weekday("WKST") ?? .monday
        months = try parts.numbers("BYMONTH", 1...12)
        if months.contains(where: { $0 < 1 }) { throw Failure(what: "BYMONTH is no list of months") }
        positions = try parts.numbers("BYSETPOS", 1...366)
        days = try parts.days("BYDAY", isCounted: frequency == .monthly || frequency == .yearly)
        if frequency != .weekly { monthDays = try parts.numbers("BYMONTHDAY", 1...31) }
        if frequency == .yearly {
            weeks = try parts.numbers("BYWEEKNO", 1...53)
            yearDays = try parts.numbers("BYYEARDAY", 1...366)
            if !weeks.isEmpty, days.contains(where: { $0.ordinal != nil }) {
                throw Failure(what: "BYDAY is no list of days")
            }
        }
        if !positions.isEmpty, months.isEmpty, weeks.isEmpty, yearDays.isEmpty, monthDays.isEmpty, days.isEmpty,
            clocks.count < 2
        {
            throw Failure(what: "RRULE has BYSETPOS without another BY")
        }
    }

    /// What the rule leaves open is as in DTSTART.
    private mutating func takeMissing(from start: CalendarTime) {
        let civil = start.date.civil
        let weekday = Day(ordinal: nil, weekday: start.date.weekday)
        switch frequency {
        case .daily: break
        case .weekly: if days.isEmpty { days = [weekday] }
        case .monthly: if days.isEmpty, monthDays.isEmpty { monthDays = [civil.day] }
        case .yearly:
            guard days.isEmpty, monthDays.isEmpty, yearDays.isEmpty else { return }
            if !weeks.isEmpty {
                days = [weekday]
            } else {
                if months.isEmpty { months = [civil.month] }
                monthDays = [civil.day]
            }
        }
    }

    /// The times of the day, by BYHOUR, BYMINUTE and BYSECOND; mostly that of DTSTART alone. A date has none, whatever the
    /// rule says.
    private static func clocks(_ parts: inout RecurrenceParts, _ start: CalendarTime) throws(Failure) -> [Int64] {
        let clock = Int((start.wall - start.date.seconds))
        let hours = try parts.numbers("BYHOUR", 0...23)
        let minutes = try parts.numbers("BYMINUTE", 0...59)
        let seconds = try parts.numbers("BYSECOND", 0...60)
        if start.isDate { return [0] }
        if hours.isEmpty, minutes.isEmpty, seconds.isEmpty { return [Int64(clock)] }
        var clocks: Set<Int64> = []
        for hour in hours.isEmpty ? [clock / 3600] : hours {
            for minute in minutes.isEmpty ? [clock / 60 % 60] : minutes {
                for second in seconds.isEmpty ? [clock % 60] : seconds {
                    clocks.insert(Int64(hour * 3600 + minute * 60 + min(second, 59)))
                }
            }
        }
        guard clocks.count <= 96 else { throw Failure(what: "RRULE has more than 96 times a day") }
        return clocks.sorted()
    }
}
