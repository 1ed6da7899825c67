import Incidents
import Schedules
import Settings
import Testing

/// Said on Friday, 2026-11-20 at 14:00 in Berlin, which is 13:00 UTC.
@Suite struct SaidSpanTests {
    private func span(_ text: String, zone: String = "Europe/Berlin", now: String = "2026-11-20 13:00") throws
        -> SaidSpan
    {
        try SaidSpan(text, now: Sample.utc(now), on: Walls(own: Sample.zone(zone), zones: SystemZones.shared))
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
        ("18:00..22:00 UTC", "11-20 18:00–11-20 22:00"), ("18:00 utc to 22:00", "11-20 18:00–11-20 22:00"),
        ("18:00z..20:00 Europe/London", "11-20 18:00–11-20 20:00"), ("until 18:00 +02:00", "11-20 13:00–11-20 16:00"),
        ("friday 18:00 europe/london to monday 09:00", "11-20 18:00–11-23 09:00"),
        ("12-24..26 utc", "12-24 00:00–12-27 00:00"),
        ("half an hour", "11-20 13:00–11-20 13:30"), ("6pm..10pm", "11-20 17:00–11-20 21:00"),
        ("friday 18h for an hour", "11-20 17:00–11-20 18:00"),
        ("next friday", "11-26 23:00–11-27 23:00"), ("this friday", "11-19 23:00–11-20 23:00"),
        ("this monday..friday", "11-22 23:00–11-27 23:00"), ("until next friday 09:00", "11-20 13:00–11-27 08:00"),
        ("18:00..22:00 London", "11-20 18:00–11-20 22:00"), ("until 18:00 new york", "11-20 13:00–11-20 23:00"),
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
        ("18:00 utc", "11-20 18:00"), ("18:00 friday", "11-20 17:00"), ("6 pm on friday", "11-20 17:00"),
        ("2026-12-24T18:00Z", "12-24 18:00"), ("tomorrow at 9am America/New_York", "11-21 14:00"),
    ]) func `a moment has no end`(text: String, expected: String) throws {
        let span = try span(text)
        #expect(span.to == nil && "\(span.from.utc.date.dropFirst(5)) \(span.from.utc.clock)" == expected)
    }

    @Test(arguments: ["next monday", "next monday 09:00", "until next monday 09:00", "next monday..friday"])
    func `of the next Monday it is asked which`(text: String) throws {
        #expect(throws: SpanTrouble.time(.whichDay(near: "2026-11-23", far: "2026-11-30"))) { try span(text) }
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
    }

    @Test(arguments: [
        ("2027-03-28 02:30..02:45", "Europe/Berlin", "2027-03-28 02:30"),
        ("2027-03-28 02:30..03:30", "Europe/Berlin", "2027-03-28 02:30"),
        ("2027-03-28 01:30..02:30", "Europe/Berlin", "2027-03-28 02:30"),
        ("2027-03-28 01:15..01:45", "Europe/London", "2027-03-28 01:15"),
        ("2027-03-14 02:30 for 2h", "America/New_York", "2027-03-14 02:30"),
        ("2027-10-03 02:15..02:20", "Australia/Lord_Howe", "2027-10-03 02:15"),
        ("2027-03-28 01:30..02:30 Europe/London", "America/New_York", "2027-03-28 01:30"),
        ("2026-09-06 00:00..01:00", "America/Santiago", "2026-09-06 00:00"),
        ("2026-09-06 00:00..03:00", "America/Santiago", "2026-09-06 00:00"),
        ("2026-09-05 24:00..2026-09-06 02:00", "America/Santiago", "2026-09-06 00:00"),
    ]) func `an hour that a day does not have is refused`(text: String, zone: String, shown: String) throws {
        do {
            _ = try span(text, zone: zone)
            Issue.record("\(text) was read")
        } catch SpanTrouble.time(.skipped(let found, _, _)) {
            #expect(found == shown)
        }
    }

    @Test(arguments: [
        ("2026-10-25 02:15..02:45", "2026-10-25 00:15", 30), ("2026-10-25 02:45..02:15", "2026-10-25 00:45", 30),
        ("2026-10-25 01:30..02:30", "2026-10-24 23:30", 60), ("2026-10-25 02:30..03:30", "2026-10-25 00:30", 120),
    ]) func `of an hour that comes twice the first to come is meant`(text: String, from: String, minutes: Int) throws {
        let span = try span(text, now: "2026-10-20 12:00")
        #expect(span.from == (try Sample.utc(from)) && span.to == span.from + .minutes(minutes))
    }

    @Test func `a gap that is over means the next day`() throws {
        let span = try span("02:30..04:00", now: "2027-03-28 10:00")
        #expect(span.from == (try Sample.utc("2027-03-29 00:30")))
    }

    @Test(arguments: ["18:00 bst", "18:00 PST to 20:00", "2026-12-24 18:00 Europe/Nowhere", "until 18:00 cest"])
    func `a zone that is none is refused`(text: String) throws {
        do {
            _ = try span(text)
            Issue.record("\(text) was read")
        } catch SpanTrouble.time(.unknownZone) {}
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
