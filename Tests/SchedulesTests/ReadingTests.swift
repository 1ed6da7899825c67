import Schedules
import Testing

/// What stands in a configuration, word for word.
@Suite struct ReadingTests {
    @Test(arguments: [
        ("day", Rotation.days(1)), ("daily", .days(1)), ("Week", .weeks(1)), ("weekly", .weeks(1)),
        ("12 hours", .hours(12)),
        ("12h", .hours(12)), ("3 days", .days(3)), ("2w", .weeks(2)), ("0 days", .days(0)),
    ]) func `a length of turns is read`(text: String, rotation: Rotation) {
        #expect(Rotation(text) == rotation)
    }

    @Test(arguments: ["", "month", "2 months", "-1 day", "1.5 days", "9999999999 days", "week 2", "7"])
    func `what is no length of turns is none`(text: String) {
        #expect(Rotation(text) == nil)
    }

    @Test func `a hand-off has a day, an hour or both`() {
        #expect(HandOffText("monday 09:00")?.weekday == .monday && HandOffText("mon 9:00")?.time?.minutes == 540)
        #expect(HandOffText("09:30")?.weekday == nil && HandOffText("09:30")?.time?.minutes == 570)
        #expect(HandOffText("sunday")?.weekday == .sunday && HandOffText("sunday")?.time == nil)
        for text in ["", "someday", "monday noon", "monday 24:00", "09:00 monday", "monday 09:00 10:00", "9"] {
            #expect(HandOffText(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("friday 18:00..monday 08:00", ["friday 18:00–monday 08:00"]),
        ("weekend", ["saturday 00:00–sunday 00:00", "sunday 00:00–monday 00:00"]),
        ("mon,wed 22:00-06:00", ["monday 22:00–tuesday 06:00", "wednesday 22:00–thursday 06:00"]),
        (
            "Saturday..Monday 09:00 .. 17:00",
            ["saturday 09:00–saturday 17:00", "sunday 09:00–sunday 17:00", "monday 09:00–monday 17:00"]
        ),
        ("friday", ["friday 00:00–saturday 00:00"]), ("sunday 20:00–24:00", ["sunday 20:00–monday 00:00"]),
    ]) func `windows are days and hours`(text: String, windows: [String]) {
        #expect(Window.read(text)?.map(\.description) == windows)
    }

    @Test func `daily and weekdays are seven and five windows`() {
        #expect(Window.read("daily 22:00..06:00")?.count == 7 && Window.read("weekdays 09:00 to 17:00")?.count == 5)
    }

    @Test(arguments: [
        "", "..", "someday", "09:00..17:00", "monday 09:00", "monday 25:00..26:00", "monday..", "mon,,tue",
    ])
    func `what is no window is none`(text: String) {
        #expect(Window.read(text) == nil)
    }

    @Test func `days off are dates or come every year`() throws {
        let (first, last) = (try Sample.date("2026-12-24"), try Sample.date("2026-12-26"))
        #expect(Holiday.Days("2026-12-24..26") == .dates(first, last))
        #expect(Holiday.Days("2026-12-24 .. 2026-12-26") == .dates(first, last))
        #expect(Holiday.Days("2026-12-24") == .dates(first, first))
        #expect(Holiday.Days("12-25") == .yearly(month: 12, day: 25))
        for text in ["", "christmas", "2026-02-30", "2026-12-24..32", "12-24..26", "1-1", "2026-12-24.."] {
            #expect(Holiday.Days(text) == nil, "\(text)")
        }
    }
}
