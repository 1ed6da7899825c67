import Incidents
import Testing

/// Berlin, at 14:00 on Friday, 2026-11-20, where nothing else is said.
@Suite struct WallsTests {
    private struct Table: ZoneTable {
        func rules(named name: String) -> ZoneRules? { name.lowercased() == "europe/berlin" ? .berlin : nil }
        func nearest(to name: String) -> String? { name == "berlin" ? "Europe/Berlin" : nil }
    }
    private let walls = Walls(own: .berlin, zones: Table())
    private let friday = Instant(2026, 11, 20, 13)

    private func next(_ said: SaidTime, at now: Instant? = nil) throws(TimeTrouble) -> String {
        try walls.instant(said, .next, at: now ?? friday).utc.shown
    }
    private func last(_ said: SaidTime, at now: Instant? = nil) throws(TimeTrouble) -> String {
        try walls.instant(said, .last, at: now ?? friday).utc.shown
    }
    private func clock(_ hour: Int, _ minute: Int = 0) -> SaidTime { .clock(SaidClock(hour, minute)) }
    private func clock(_ hour: Int, _ zone: String) -> SaidTime { .clock(SaidClock(hour), zone: zone) }
    private func clock(_ hour: Int, _ minute: Int = 0, on day: SaidDay) -> SaidTime {
        .clock(SaidClock(hour, minute), on: day)
    }

    @Test func `a clock time is the next one, or the last one`() throws {
        #expect(try next(clock(15)) == "2026-11-20 14:00")
        #expect(try next(clock(13)) == "2026-11-21 12:00")
        #expect(try last(clock(15)) == "2026-11-19 14:00")
        #expect(try last(clock(13)) == "2026-11-20 12:00")
        #expect(try last(clock(13, on: .yesterday)) == "2026-11-19 12:00")
        #expect(try next(clock(9, on: .weekday(4))) == "2026-11-27 08:00")
        #expect(try last(clock(18, on: .weekday(4))) == "2026-11-13 17:00")
        #expect(try next(clock(24)) == "2026-11-20 23:00")
    }

    @Test func `the next Friday said on a Friday is a week away, on another day it is asked which`() throws {
        #expect(try next(clock(9, on: .nextWeekday(4))) == "2026-11-27 08:00")
        #expect(throws: TimeTrouble.whichDay(near: "2026-11-23", far: "2026-11-30")) {
            try next(clock(9, on: .nextWeekday(0)))
        }
        for (text, day) in [
            ("next monday 09:00", SaidDay.nextWeekday(0)), ("09:00 next monday", .nextWeekday(0)),
            ("this friday 09:00", .weekday(4)), ("09:00 this friday", .weekday(4)), ("friday 09:00", .weekday(4)),
        ] {
            let said = try #require(TimeReader(text[...]).time(hours: .clock))
            #expect(
                said.time == .clock(SaidClock(9), on: day) && said.next == text.split(separator: " ").count, "\(text)")
        }
    }

    @Test(arguments: ["utc", "Z", "GMT", "+00:00", "UTC+0"])
    func `UTC has many names`(zone: String) throws {
        #expect(try next(clock(15, zone)) == "2026-11-20 15:00")
    }

    @Test func `a fixed offset counts east, as people mean it`() throws {
        #expect(try next(clock(16, "GMT+2")) == "2026-11-20 14:00")
        #expect(try next(clock(16, "+0530")) == "2026-11-21 10:30")
        #expect(try next(clock(9, "-05:00")) == "2026-11-20 14:00")
    }

    /// `15:00 +25:00`, and the end of `13:00-13:10`, which is a range.
    @Test(arguments: ["+25:00", "-13:10", "-12:30", "+14:30", "UTC+15", "gmt-13", "+02:75"])
    func `an offset that no place has is refused, and never words`(zone: String) throws {
        #expect(throws: TimeTrouble.unknownZone(zone.lowercased(), likely: nil, own: "CET")) {
            try next(clock(15, zone.lowercased()))
        }
        for text in ["15:00 \(zone)", "15:00\(zone)"] {
            let said = try #require(TimeReader(text[...]).time(hours: .clock), "\(text)")
            #expect(said.next == text.split(separator: " ").count, "\(text)")
        }
    }

    @Test(arguments: [("-12:00", "2026-11-21 03:00"), ("+14:00", "2026-11-21 01:00")])
    func `the furthest offsets there are hold`(zone: String, expected: String) throws {
        #expect(try next(clock(15, zone)) == expected)
    }

    @Test func `the own zone may be named, by its season too`() throws {
        #expect(try next(clock(15, "cet")) == "2026-11-20 14:00")
        #expect(try next(clock(15, "europe/berlin")) == "2026-11-20 14:00")
        #expect(try next(clock(15, "berlin time")) == "2026-11-20 14:00")
        #expect(throws: TimeTrouble.unknownZone("cest", likely: "Europe/Berlin", own: "CET")) {
            try next(clock(15, "cest"))
        }
    }

    @Test(arguments: [
        ("BST", "Europe/London"), ("ist", "Asia/Kolkata"), ("PST", "America/Los_Angeles"), ("jst", "Asia/Tokyo"),
    ])
    func `an abbreviation of elsewhere is refused with the likely name`(zone: String, likely: String) {
        #expect(throws: TimeTrouble.unknownZone(zone, likely: likely, own: "CET")) { try next(clock(15, zone)) }
    }

    @Test(arguments: [
        ("pacific", "America/Los_Angeles"), ("central", "America/Chicago"), ("west coast", "America/Los_Angeles"),
        ("pst/pdt", "America/Los_Angeles"), ("eastern standard time", "America/New_York"),
    ])
    func `a zone in words of elsewhere is refused with the likely name`(zone: String, likely: String) {
        #expect(throws: TimeTrouble.unknownZone(zone, likely: likely, own: "CET")) { try next(clock(15, zone)) }
    }

    @Test func `two names of one wall are that wall`() throws {
        #expect(try next(clock(15, "utc/gmt")) == "2026-11-20 15:00")
        #expect(try next(clock(15, "cet/cest")) == "2026-11-20 14:00")
        #expect(try next(clock(15, "local")) == "2026-11-20 14:00")
    }

    @Test func `an hour that is left out is refused where it would be meant`() throws {
        let trouble = TimeTrouble.skipped(shown: "2026-03-29 02:30", zone: "Europe/Berlin", next: "03:00 CEST")
        let before = Instant(2026, 3, 28, 23)
        #expect(throws: trouble) { try next(clock(2, 30), at: before) }
        #expect(throws: trouble) { try last(clock(2, 30), at: Instant(2026, 3, 29, 5)) }
        #expect(throws: trouble) {
            try next(.date(CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30)), at: before)
        }
        #expect(try next(clock(2, 30), at: Instant(2026, 3, 29, 5)) == "2026-03-30 00:30")
        #expect(try last(clock(2, 30), at: before) == "2026-03-28 01:30")
    }

    @Test func `of an hour that comes twice the first to come is meant, and the last that was`() throws {
        let evening = Instant(2026, 10, 24, 20)
        #expect(try next(clock(2, 30), at: evening) == "2026-10-25 00:30")
        #expect(try next(clock(2, 30), at: Instant(2026, 10, 25, 0, 45)) == "2026-10-25 01:30")
        #expect(try next(.clock(SaidClock(2, 30), zone: "CET"), at: evening) == "2026-10-25 01:30")
        #expect(try last(clock(2, 30), at: Instant(2026, 10, 25, 6)) == "2026-10-25 01:30")
        #expect(try last(clock(2, 30), at: Instant(2026, 10, 25, 1, 15)) == "2026-10-25 00:30")
        #expect(ZoneRules.berlin.pass(of: Instant(2026, 10, 25, 0, 30)) == 1)
        #expect(ZoneRules.berlin.pass(of: Instant(2026, 10, 25, 1, 30)) == 2)
        #expect(ZoneRules.berlin.pass(of: friday) == nil)
    }
}

extension CivilTime {
    fileprivate var shown: String { "\(date) \(clock)" }
}
