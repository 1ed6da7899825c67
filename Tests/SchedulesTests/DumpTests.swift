import Foundation
import Incidents
import Schedules
import Testing

/// Writes what the judge in Python judges, where it is asked for: `SITREP_SCHEDULE_DUMP=file swift test --filter DumpTests`.
@Suite struct DumpTests {
    private static let file = ProcessInfo.processInfo.environment["SITREP_SCHEDULE_DUMP"]

    @Test(.enabled(if: file != nil)) func `schedules are written down for the judge`() throws {
        let file = try #require(DumpTests.file)
        var dump = Dump()
        var dice = Dice(2026)
        for name in Sample.zones {
            let zone = try Sample.zone(name)
            for night in ["2026-03-29", "2026-10-25", "2026-11-01", "2026-04-05", "2011-12-30", "2032-03-14"] {
                let date = try Sample.date(night)
                for _ in 0..<4 {
                    let schedule = dice.schedule(zone, around: date, step: 1)
                    let from = Instant(seconds: Int64(date.day) * 86_400) - .days(dice.roll(1...40))
                    dump.cases.append(Dump.Case(schedule, from: from, to: from + .days(dice.roll(30...120))))
                }
            }
        }
        for _ in 0..<400 { dump.rules.append(try rule(&dice)) }
        try JSONEncoder().encode(dump).write(to: URL(filePath: file))
    }

    private func rule(_ dice: inout Dice) throws -> Dump.RuleCase {
        let start = CivilDate(day: 18_000 + dice.roll(0...6000))
        let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        var rule =
            dice.pick([
                "FREQ=DAILY", "FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=\(dice.roll(1...31)),-\(dice.roll(1...31))",
                "FREQ=MONTHLY;BYDAY=\(dice.roll(1...5))\(dice.pick(days)),-\(dice.roll(1...4))\(dice.pick(days))",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=\(dice.roll(1...20)),-1",
                "FREQ=MONTHLY;BYDAY=\(dice.pick(days));BYMONTHDAY=\(dice.roll(1...31)),\(dice.roll(1...31))",
                "FREQ=YEARLY",
                "FREQ=YEARLY;BYMONTH=\(dice.roll(1...12)),\(dice.roll(1...12));BYDAY=-\(dice.roll(1...4))\(dice.pick(days))",
                // With and without a number mixed is RecurrenceTests' own: dateutil asks for both at once, RFC 5545 for
                // either (docs/calendars.md, Compared).
                "FREQ=YEARLY;BYDAY=\(dice.roll(1...52))\(dice.pick(days)),-\(dice.roll(1...52))\(dice.pick(days))",
                "FREQ=YEARLY;BYYEARDAY=\(dice.roll(1...366)),-\(dice.roll(1...366))",
                "FREQ=YEARLY;BYMONTH=\(dice.roll(1...12));BYMONTHDAY=\(dice.roll(1...31)),-\(dice.roll(1...31))",
                "FREQ=DAILY;BYDAY=\(dice.pick(days)),\(dice.pick(days));BYMONTH=\(dice.roll(1...12)),\(dice.roll(1...12))",
                "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=\(dice.pick(days)),\(dice.pick(days));WKST=\(dice.pick(days))",
            ]) + ";INTERVAL=\(dice.roll(1...6))"
        if dice.chance(40) { rule += ";COUNT=\(dice.roll(1...60))" }
        let from = start + dice.roll(-30...900)
        let to = from + dice.roll(1...400)
        let text = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:\(start.description.filter { $0 != "-" })
            RRULE:\(rule)
            END:VEVENT
            END:VCALENDAR
            """
        let calendar = CalendarFile(reading: Array(text.utf8), zone: .utc) { _ in nil }
        let found = calendar.occurrences(
            from: Instant(seconds: Int64(from.day) * 86_400), to: Instant(seconds: Int64(to.day) * 86_400))
        return Dump.RuleCase(
            start: start.description, rule: rule, from: from.description, to: to.description,
            dates: found.found.map { $0.from.utc.date })
    }
}
