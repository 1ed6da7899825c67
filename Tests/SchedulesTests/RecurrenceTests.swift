import Incidents
import Testing

@testable import Schedules

/// Rules against a walk over all days, each of which is asked whether the rule means it.
@Suite struct RecurrenceTests {
    private struct Rule {
        var text: String
        var interval: Int
        var count: Int?
        var until: CivilDate?
        var means: (_ day: Wall, _ start: Wall) -> Bool
    }

    private static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    private func rule(_ dice: inout Dice, _ start: Wall, _ first: CivilDate) -> Rule {
        let interval = dice.chance(40) ? 1 : dice.roll(1...5)
        var rule = Rule(text: "", interval: interval) { _, _ in false }
        switch dice.roll(0...2) {
        case 0:
            rule.text = "FREQ=DAILY"
            rule.means = { day, start in RecurrenceTests.days(start, day).isMultiple(of: interval) }
        case 1:
            let days = Weekday.allCases.filter { $0 == start.weekday || dice.chance(30) }
            let weekStart = dice.pick(Weekday.allCases)
            rule.text = "FREQ=WEEKLY;BYDAY=\(days.map { RecurrenceTests.names[$0.rawValue] }.joined(separator: ","))"
            rule.text += ";WKST=\(RecurrenceTests.names[weekStart.rawValue])"
            rule.means = { day, start in
                var (ours, theirs) = (day, start)
                while ours.weekday != weekStart { ours = ours.day(-1) }
                while theirs.weekday != weekStart { theirs = theirs.day(-1) }
                return days.contains(day.weekday) && RecurrenceTests.days(theirs, ours).isMultiple(of: 7 * interval)
            }
        default:
            let days = [start.day, dice.roll(1...31), -dice.roll(1...31)]
            rule.text = "FREQ=MONTHLY;BYMONTHDAY=\(days.map(String.init).joined(separator: ","))"
            rule.means = { day, start in
                var next = day.at(minute: 0)
                var left = 0
                repeat { (next, left) = (next.day(1), left - 1) } while next.day != 1
                let months = (day.year - start.year) * 12 + day.month - start.month
                return months.isMultiple(of: interval) && (days.contains(day.day) || days.contains(left))
            }
        }
        if interval > 1 { rule.text += ";INTERVAL=\(interval)" }
        if dice.chance(30) {
            let count = dice.roll(1...40)
            rule.count = count
            rule.text += ";COUNT=\(count)"
        } else if dice.chance(40) {
            let until = first + dice.roll(0...500)
            rule.until = until
            rule.text += ";UNTIL=\(until.description.filter { $0 != "-" })"
        }
        return rule
    }

    /// Days between two, counted one by one.
    private static func days(_ from: Wall, _ to: Wall) -> Int {
        var (count, day) = (0, from.day(0))
        while day < to.day(0) { (count, day) = (count + 1, day.day(1)) }
        return count
    }

    /// RFC 5545, 3.3.10: a list means either of its parts. dateutil asks for both at once (docs/calendars.md, Compared).
    @Test(arguments: [
        ("20251229", "FREQ=YEARLY;BYDAY=-1MO,50TU", ["2026-12-15", "2026-12-28", "2027-12-14", "2027-12-27"]),
        (
            "20251201", "FREQ=YEARLY;BYMONTH=12;BYDAY=1MO,SU",
            [
                "2026-12-06", "2026-12-07", "2026-12-13", "2026-12-20", "2026-12-27", "2027-12-05", "2027-12-06",
                "2027-12-12", "2027-12-19", "2027-12-26",
            ]
        ),
        (
            "20251209", "FREQ=MONTHLY;INTERVAL=12;BYDAY=2TU,SA",
            [
                "2026-12-05", "2026-12-08", "2026-12-12", "2026-12-19", "2026-12-26", "2027-12-04", "2027-12-11",
                "2027-12-14", "2027-12-18", "2027-12-25",
            ]
        ),
    ])
    func `a day with a number and one without mean either`(start: String, rule: String, days: [String]) throws {
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:\(start)
            RRULE:\(rule)
            END:VEVENT
            END:VCALENDAR
            """
        let file = CalendarFile(reading: Array(text.utf8), zone: .utc) { _ in nil }
        try #require(file.problems == [])
        let (from, to) = (CivilDate(day: 20_789), CivilDate(day: 21_184))
        #expect(from.description == "2026-12-02" && to.description == "2028-01-01")
        let found = file.occurrences(from: Instant(seconds: from.seconds), to: Instant(seconds: to.seconds)).found
        #expect(found.map { $0.from.utc.date } == days)
    }

    @Test func `each day of a rule is found and no other`() throws {
        var dice = Dice(23)
        for _ in 0..<60 {
            let first = CivilDate(day: 20_000 + dice.roll(0...3000))
            let start = Wall(first.civil)
            let rule = rule(&dice, start, first)
            let from = first + dice.roll(-20...200)
            let to = from + dice.roll(0...200)
            var expected: [String] = []
            var (day, date, left) = (start, first, rule.count ?? Int.max)
            while date < to, left > 0, rule.until.map({ date <= $0 }) ?? true {
                if rule.means(day, start) {
                    left -= 1
                    if date >= from { expected.append(date.description) }
                }
                (day, date) = (day.day(1), date + 1)
            }
            let text = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:\(first.description.filter { $0 != "-" })
                RRULE:\(rule.text)
                END:VEVENT
                END:VCALENDAR
                """
            let file = CalendarFile(reading: Array(text.utf8), zone: .utc) { _ in nil }
            try #require(file.problems == [])
            let found = file.occurrences(from: Instant(seconds: from.seconds), to: Instant(seconds: to.seconds)).found
            #expect(found.map { $0.from.utc.date } == expected, "\(first) \(rule.text) from \(from) to \(to)")
        }
    }
}
