import Incidents
import Schedules
import Testing

/// Said on Friday, 2026-11-20 at 14:00 in Berlin, which is 13:00 UTC.
@Suite struct SaidSpanTests {
    private func span(_ text: String, zone: String = "Europe/Berlin", now: String = "2026-11-20 13:00") throws
        -> SaidSpan
    {
        try SaidSpan(text, now: Sample.utc(now), zone: Sample.zone(zone)) { word in
            // The router's reader stands in its own module; two of its words are enough here.
            ["2h": Duration.hours(2), "30 min": .minutes(30)][String(word)]
        }
    }

    @Test(arguments: [
        ("2026-12-24..26", "12-23 23:00–12-26 23:00"), ("2026-12-24..2026-12-26", "12-23 23:00–12-26 23:00"),
        ("12-24..12-26", "12-23 23:00–12-26 23:00"), ("2026-12-24", "12-23 23:00–12-24 23:00"),
        ("2026-12-30..2027-01-02", "12-29 23:00–01-02 23:00"), ("12-30 to 01-02", "12-29 23:00–01-02 23:00"),
        ("today", "11-19 23:00–11-20 23:00"), ("Tomorrow", "11-20 23:00–11-21 23:00"),
        ("friday", "11-19 23:00–11-20 23:00"), ("thu", "11-25 23:00–11-26 23:00"),
        ("weekend", "11-20 23:00–11-22 23:00"), ("monday..friday", "11-22 23:00–11-27 23:00"),
        ("friday..monday", "11-19 23:00–11-23 23:00"), ("2h", "11-20 13:00–11-20 15:00"),
        ("for  30 MIN", "11-20 13:00–11-20 13:30"), ("friday 09:00 for 2h", "11-27 08:00–11-27 10:00"),
        ("until 18:00", "11-20 13:00–11-20 17:00"), ("until 09:00", "11-20 13:00–11-21 08:00"),
        ("until friday 09:00", "11-20 13:00–11-27 08:00"), ("until tomorrow 9:00", "11-20 13:00–11-21 08:00"),
        ("18:00..22:00", "11-20 17:00–11-20 21:00"), ("22:00–06:00", "11-20 21:00–11-21 05:00"),
        ("friday 18:00 to monday 09:00", "11-20 17:00–11-23 08:00"),
        ("2026-12-24 18:00..2026-12-25 08:00", "12-24 17:00–12-25 07:00"),
        ("tomorrow 22:00..06:00", "11-21 21:00–11-22 05:00"),
        ("now..18:00", "11-20 13:00–11-20 17:00"), ("tomorrow..18:00", "11-20 23:00–11-21 17:00"),
    ]) func `a span is read on the wall of the zone`(text: String, expected: String) throws {
        let span = try span(text)
        let to = try #require(span.to)
        #expect(
            [span.from, to].map { "\($0.utc.date.dropFirst(5)) \($0.utc.clock)" }.joined(separator: "–") == expected)
    }

    @Test(arguments: [
        ("now", "11-20 13:00"), ("14:00", "11-20 13:00"), ("13:59", "11-21 12:59"), ("friday 14:00", "11-20 13:00"),
        ("friday 09:00", "11-27 08:00"), ("sat 9:00", "11-21 08:00"), ("2026-12-24 18:00", "12-24 17:00"),
        ("2026-01-02 24:00", "01-02 23:00"), ("02-29 12:00", "02-29 11:00"), ("today 09:00", "11-20 08:00"),
    ]) func `a moment has no end`(text: String, expected: String) throws {
        let span = try span(text)
        #expect(span.to == nil && "\(span.from.utc.date.dropFirst(5)) \(span.from.utc.clock)" == expected)
    }

    @Test func `on a Sunday the weekend is the one that has begun`() throws {
        let span = try span("weekend", now: "2026-11-22 12:00")
        #expect([span.from, span.to] == [try Sample.utc("2026-11-20 23:00"), try Sample.utc("2026-11-22 23:00")])
    }

    @Test func `a day on which clocks change has 23 or 25 hours`() throws {
        for (day, hours) in [("2026-03-29", 23), ("2026-10-25", 25)] {
            let span = try span(day)
            #expect(span.to == span.from + .hours(hours))
        }
        let gap = try span("2026-03-29 02:30")
        #expect(gap.from == (try Sample.utc("2026-03-29 01:00")))
    }

    @Test(arguments: [
        ("2026-11-31", SpanTrouble.noSuchDay("2026-11-31")), ("02-30", .noSuchDay("02-30")),
        ("2026-12-24..32", .noSuchDay("32")), ("until friday", .needsTime("friday")),
        ("2026-12-24..23", .endsBeforeItBegins),
        ("2026-12-24..2026-12-01", .endsBeforeItBegins), ("until 2020-01-01 09:00", .endsBeforeItBegins),
        ("", .unreadable("")), ("someday", .unreadable("someday")), ("friday 25:00", .unreadable("friday 25:00")),
        ("..", .unreadable("")), ("friday at nine", .unreadable("friday at nine")), ("24:01", .unreadable("24:01")),
        ("for ever", .unreadable("for ever")), ("f", .unreadable("f")), ("until", .unreadable("until")),
    ]) func `what is no time is refused with its reason`(text: String, trouble: SpanTrouble) throws {
        #expect(throws: trouble) { try span(text) }
    }

    @Test func `whatever is typed is survived`() throws {
        var dice = Dice(8)
        let words = [
            "friday", "..", " ", "-", ":", "2026-12-24", "until ", "for ", "2h", "99", "é", "\u{301}", "to", "24:00",
        ]
        for _ in 0..<3000 {
            let text = (0...dice.roll(0...6)).map { _ in dice.pick(words) }.joined()
            // Read or refused: that it comes back at all is what is asked.
            _ = try? span(text)
        }
    }
}
