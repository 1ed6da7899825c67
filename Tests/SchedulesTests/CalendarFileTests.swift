import Incidents
import Schedules
import Settings
import Testing

@Suite struct CalendarFileTests {
    private func file(_ events: String..., limits: CalendarLimits = CalendarLimits()) -> CalendarFile {
        let text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + events.map { $0 + "\n" }.joined() + "END:VCALENDAR\n"
        return read(text, limits: limits)
    }

    private func read(_ text: String, limits: CalendarLimits = CalendarLimits()) -> CalendarFile {
        CalendarFile(
            reading: Array(text.utf8), zone: ZoneRules.load("Europe/Berlin") ?? .utc, limits: limits,
            lookup: ZoneRules.load)
    }

    /// An event of line 3 with these lines more.
    private func event(_ lines: String...) -> String {
        (["BEGIN:VEVENT", "UID:1"] + lines + ["END:VEVENT"]).joined(separator: "\n")
    }

    /// Beginnings and ends in UTC between the beginnings of two years.
    private func times(_ file: CalendarFile, _ from: Int = 2026, _ to: Int = 2027) throws -> [String] {
        let from = try Sample.utc("\(from)-01-01 00:00")
        let to = try Sample.utc("\(to)-01-01 00:00")
        return file.occurrences(from: from, to: to).found.map { times in
            [times.from, times.to].map { "\($0.utc.date.dropFirst(5)) \($0.utc.clock)" }.joined(separator: "–")
        }
    }

    @Test func `times are read in UTC, in a zone, floating and as days`() throws {
        let utc = file(event("DTSTART:20260703T080000Z", "DTEND:20260703T160000Z"))
        #expect(try times(utc) == ["07-03 08:00–07-03 16:00"])
        let zone = file(event("DTSTART;TZID=America/New_York:20260703T080000", "DURATION:PT8H"))
        #expect(try times(zone) == ["07-03 12:00–07-03 20:00"])
        let quoted = file(event("DTSTART;TZID=\"/Asia/Kolkata\":20260703T080000", "DURATION:P1DT30M"))
        #expect(try times(quoted) == ["07-03 02:30–07-04 03:00"])
        let floating = file(event("DTSTART:20260703T080000", "DTEND:20260703T100000"))
        #expect(try times(floating) == ["07-03 06:00–07-03 08:00"])
        let day = file(event("DTSTART;VALUE=DATE:20260703"))
        #expect(try times(day) == ["07-02 22:00–07-03 22:00"])
        let days = file(event("DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330"))
        #expect(try times(days) == ["03-27 23:00–03-29 22:00"])
        #expect([utc, zone, quoted, floating, day, days].allSatisfy { $0.problems.isEmpty && $0.isWhole })
    }

    @Test func `folds are undone, with CRLF and LF, also within a character`() throws {
        let octets =
            Array("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:2026\r\n\t0703\r\nSUMMARY:Zo".utf8)
            + [0xC3, 0x0D, 0x0A, 0x20, 0xAB] + Array("\r\nEND:VEVENT\r\nEND:VCALENDAR".utf8)
        let file = CalendarFile(reading: octets, zone: .utc) { _ in nil }
        #expect(file.problems == [] && file.events.map(\.summary) == ["Zoë"])
    }

    @Test func `a weekly shift keeps its hours on the wall when clocks change`() throws {
        let weeks = file(
            event(
                "DTSTART;TZID=Europe/Berlin:20260316T090000", "DTEND;TZID=Europe/Berlin:20260323T090000",
                "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"))
        #expect(try times(weeks) == ["03-16 08:00–03-23 08:00", "03-30 07:00–04-06 07:00", "04-13 07:00–04-20 07:00"])
        let hours = file(
            event(
                "DTSTART;TZID=Europe/Berlin:20260327T220000", "DURATION:PT8H", "RRULE:FREQ=DAILY;UNTIL=20260328T210000Z"
            ))
        #expect(try times(hours) == ["03-27 21:00–03-28 05:00", "03-28 21:00–03-29 05:00"])
    }

    @Test func `exceptions and moved occurrences are followed`() throws {
        let series = file(
            event(
                "DTSTART;TZID=Europe/Berlin:20260601T090000", "DTEND;TZID=Europe/Berlin:20260601T170000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260614", "EXDATE;TZID=Europe/Berlin:20260603T090000",
                "SUMMARY:Ana"),
            event(
                "RECURRENCE-ID;TZID=Europe/Berlin:20260608T090000", "DTSTART:20260609T100000Z",
                "DTEND:20260609T110000Z",
                "SUMMARY:Bob"),
            event(
                "RECURRENCE-ID:20260610T070000Z", "DTSTART:20260610T070000Z", "DTEND:20260610T080000Z",
                "STATUS:CANCELLED"))
        #expect(series.problems == [])
        #expect(try times(series) == ["06-01 07:00–06-01 15:00", "06-09 10:00–06-09 11:00"])
        let (shifts, problems) = series.shifts(
            from: try Sample.utc("2026-06-01 08:00"), to: try Sample.utc("2026-07-01 00:00"), schedule: "ext",
            duty: .primary
        ) { $0.summary == "Ana" ? Sample.ana : nil }
        #expect(shifts.map(\.person) == [Sample.ana])
        #expect(shifts.map(\.from) == [try Sample.utc("2026-06-01 08:00")])
        #expect(problems.map(\.description) == ["line 11: the event is nobody's whom we know, got \"Bob\""])
    }

    @Test func `of one event the later version holds`() throws {
        let old = event("DTSTART:20260601T090000Z", "DURATION:PT1H", "SEQUENCE:2")
        let new = event("DTSTART:20260602T090000Z", "DURATION:PT1H", "SEQUENCE:3")
        #expect(try times(file(new, old)) == ["06-02 09:00–06-02 10:00"])
        let gone = event("DTSTART:20260602T090000Z", "DURATION:PT1H", "SEQUENCE:4", "STATUS:CANCELLED")
        #expect(try times(file(old, new, gone)) == [])
    }

    @Test func `months have their days, counted from the end too`() throws {
        let last = file(event("DTSTART;VALUE=DATE:20260131", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3"))
        #expect(try times(last).map { $0.prefix(5) } == ["01-30", "02-27", "03-30"])
        let leap = file(event("DTSTART:20260131T000000Z", "DURATION:PT1H", "RRULE:FREQ=MONTHLY"))
        #expect(
            try times(leap).map { $0.prefix(5) } == ["01-31", "03-31", "05-31", "07-31", "08-31", "10-31", "12-31"])
    }

    @Test(arguments: [
        ("DTSTART:tomorrow", 5, "DTSTART is no date or time between 1900 and 2200, got \"tomorrow\""),
        ("DTSTART:20260230T000000", 5, "DTSTART is no date or time between 1900 and 2200, got \"20260230T000000\""),
        ("DTSTART:20260701T246000Z", 5, "DTSTART is no date or time between 1900 and 2200, got \"20260701T246000Z\""),
        (
            "DTSTART;VALUE=DATE:20260701T100000", 5,
            "DTSTART is no date or time between 1900 and 2200, got \"20260701T100000\""
        ),
        (
            "DTSTART;TZID=Mars/Olympus:20260701T100000", 5,
            "TZID names a zone that is not known here, got \"Mars/Olympus\""
        ),
        ("SUMMARY:x", 3, "the event has no DTSTART"),
        ("DTSTART:20260701T100000Z", 3, "the event has no DTEND and no DURATION"),
        (
            "DTSTART:20260701T100000Z\nDTEND:20260701T100000Z", 6,
            "the event ends before it begins, got \"20260701T100000Z\""
        ),
        ("DTSTART:20260701T100000Z\nDURATION:-PT1H", 6, "DURATION is none, got \"-PT1H\""),
        (
            "DTSTART:20260701T100000Z\nDURATION:P999999999W", 6,
            "the event is longer than 36525 days, got \"P999999999W\""
        ),
        (
            "DTSTART:20260701T100000Z\nDTEND:20260702", 6,
            "one of DTSTART and DTEND is a date, the other a time, got \"20260702\""
        ),
        (
            "DTSTART:20260701\nRRULE:FREQ=HOURLY", 6,
            "RRULE has FREQ=HOURLY, which is not followed here, got \"FREQ=HOURLY\""
        ),
        ("DTSTART:20260701\nRRULE:COUNT=2", 6, "RRULE has no FREQ, got \"COUNT=2\""),
        (
            "DTSTART:20260701\nRRULE:FREQ=DAILY;INTERVAL=0", 6,
            "INTERVAL is no number above zero, got \"FREQ=DAILY;INTERVAL=0\""
        ),
        ("DTSTART:20260701\nRRULE:FREQ=WEEKLY;BYDAY=1MO", 6, "BYDAY is no list of days, got \"FREQ=WEEKLY;BYDAY=1MO\""),
        ("DTSTART:20260701\nRRULE:FREQ=WEEKLY;WKST=X", 6, "WKST is no day of the week, got \"FREQ=WEEKLY;WKST=X\""),
        (
            "DTSTART:20260701\nRRULE:FREQ=DAILY;BYEASTER=3", 6,
            "RRULE has BYEASTER, which is not followed here, got \"FREQ=DAILY;BYEASTER=3\""
        ),
        (
            "DTSTART:20260701\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20270101", 6,
            "RRULE has COUNT beside UNTIL, got \"FREQ=DAILY;COUNT=2;UNTIL=20270101\""
        ),
        (
            "DTSTART:20260701\nRRULE:FREQ=MONTHLY;BYMONTHDAY=32", 6,
            "BYMONTHDAY is no list of days, got \"FREQ=MONTHLY;BYMONTHDAY=32\""
        ),
        ("DTSTART:20260701\nEXRULE:FREQ=DAILY", 6, "EXRULE is not followed here, got \"FREQ=DAILY\""),
        (
            "DTSTART:20260701\nRECURRENCE-ID;RANGE=THISANDPRIOR:20260701", 6,
            "RECURRENCE-ID has a RANGE, which is not followed here, got \"THISANDPRIOR\""
        ),
        ("DTSTART:20260701\nDTSTART:20260702", 6, "DTSTART stands twice in one event"),
        (
            "DTSTART:20260701\nRRULE:FREQ=WEEKLY\nEXDATE:20260702,x", 7,
            "EXDATE is no date or time between 1900 and 2200, got \"x\""
        ),
        (
            "DTSTART:20260701\nRDATE;TZID=Mars/Olympus:20260702T090000", 6,
            "TZID names a zone that is not known here, got \"Mars/Olympus\""
        ),
        (
            "DTSTART:20260701\nATTENDEE;CN=\"Ana:mailto:ana@example.org", 6,
            "the line is no \"NAME:value\", got \"ATTENDEE;CN=\"Ana:mailto:ana@example.org\""
        ),
    ]) func `what cannot be followed leaves the event out and says where`(lines: String, line: Int, what: String) throws
    {
        let read = file(event(lines))
        #expect(read.problems.map(\.description) == ["line \(line): \(what)"])
        #expect(read.events == [] && read.isWhole)
        // It may be about anybody, so it is about nobody, and that is known.
        let unread = try read.occurrences(from: Sample.utc("2026-06-01 00:00"), to: Sample.utc("2026-08-01 00:00"))
        #expect(unread.found == [] && Set(unread.unread.map(\.why)) == Set(read.problems))
    }

    @Test(arguments: [
        ("DTSTART:20260701\nSEQUENCE:x", 6, "SEQUENCE is no number, got \"x\""),
        ("DTSTART:20260701\nno colon", 6, "the line is no \"NAME:value\", got \"no colon\""),
        ("DTSTART:20260701\nX-A;B=\"c:d", 6, "the line is no \"NAME:value\", got \"X-A;B=\"c:d\""),
        (
            "DTSTART:20260701\nRRULE:FREQ=WEEKLY;BYDAY=MO", 6,
            "DTSTART is no day of its RRULE, got \"FREQ=WEEKLY;BYDAY=MO\""
        ),
        ("DTSTART:20260701\nBEGIN:VALARM\nDTSTART:x", 6, "VALARM has no END"),
        ("DTSTART:20260701\nEND:VTODO", 6, "END of a component that is not open, got \"VTODO\""),
    ]) func `what is only odd is said, and the event is kept`(lines: String, line: Int, what: String) {
        let read = file(event(lines))
        #expect(read.problems.map(\.description) == ["line \(line): \(what)"])
        #expect(read.events.count == 1)
    }

    @Test func `what is no calendar, or not all of one, says so`() {
        let page = read("<html>\n<body>Sign in</body>\n</html>")
        #expect(
            page.problems.map(\.description) == [
                "line 1: this is no calendar: it has to begin with BEGIN:VCALENDAR, got \"<html>\""
            ])
        #expect(!page.isWhole && !read("").isWhole && read("\n\n").problems.count == 1)
        let cut = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260701")
        #expect(cut.problems.map(\.description) == ["line 2: VEVENT has no END", "line 1: VCALENDAR has no END"])
        #expect(!cut.isWhole && cut.events == [])
        let noName = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260701\nEND:VEVENT\nEND:VCALENDAR")
        #expect(noName.problems.map(\.description) == ["line 2: the event has no UID"] && noName.events.count == 1)
    }

    @Test func `limits hold`() throws {
        var limits = CalendarLimits()
        limits.octets = 40
        #expect(file(event("DTSTART:20260701"), limits: limits).problems.map(\.line) == [0])
        limits = CalendarLimits()
        limits.events = 2
        limits.problems = 3
        let one = event("DTSTART:20260701")
        let many = file(one, one, one, one, limits: limits)
        #expect(many.problems.map(\.what) == ["there are more than 2 events; the rest is not read"])
        let bad = file(event("a", "b", "c", "d", "e"), limits: limits)
        #expect(bad.problems.count == 4)
        limits.steps = 1000
        let endless = file(
            event("DTSTART:19000101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=999999999"), limits: limits)
        let reading = endless.occurrences(
            from: try Sample.utc("2026-01-01 00:00"), to: try Sample.utc("2026-02-01 00:00"))
        #expect(reading.found == [] && reading.problems.map(\.line) == [3] && reading.unread.count == 1)
        // Without a count nothing has to be counted.
        let daily = file(event("DTSTART:19000101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"), limits: limits)
        #expect(try times(daily).count == 365)
        let deep = String(repeating: "BEGIN:X\n", count: 100_000)
        #expect(file(deep).problems.map(\.line) == [18])
    }
}
