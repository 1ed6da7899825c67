import Incidents
import Schedules
import Testing

/// Which of several events holds.
@Suite struct CalendarVersionTests {
    private typealias Calendar = CalendarSample

    @Test func `days that share a UID are as many events`() throws {
        let days = (1...10).map { day in
            "BEGIN:VEVENT|UID:rota|DTSTART;VALUE=DATE:202612\(day < 10 ? "0" : "")\(day)|SUMMARY:\(day)|END:VEVENT"
        }
        let file = Calendar.read(octets: Array(Calendar.text(days).utf8))
        #expect(try file.winter().count == 10 && file.problems.isEmpty)
    }

    @Test func `of the same time the later version holds, by SEQUENCE, DTSTAMP and place`() throws {
        func event(_ name: String, _ more: String) -> String {
            Calendar.event("DTSTART:20261201T090000Z", "DURATION:PT1H", "SUMMARY:\(name)", more)
        }
        #expect(try Calendar.read(event("b", "SEQUENCE:2"), event("a", "SEQUENCE:1")).winter() == ["12-01 09:00 b"])
        let stamps = [event("b", "DTSTAMP:20261102T000000Z"), event("a", "DTSTAMP:20261101T000000Z")]
        #expect(try Calendar.read(stamps[0], stamps[1]).winter() == ["12-01 09:00 b"])
        #expect(try Calendar.read(event("a", "X-A:1"), event("b", "X-A:2")).winter() == ["12-01 09:00 b"])
    }

    @Test(arguments: ["STATUS:CANCELLED", "STATUS:cancelled", "STATUS:Canceled"])
    func `what is cancelled is gone`(status: String) throws {
        let series = Calendar.event(
            "DTSTART:20261201T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:a")
        let one = Calendar.event("RECURRENCE-ID:20261202T090000Z", "DTSTART:20261202T090000Z", status)
        #expect(try Calendar.read(series, one).winter() == ["12-01 09:00 a", "12-03 09:00 a"])
        // It needs no time of its own.
        let bare = Calendar.event("RECURRENCE-ID:20261202T090000Z", status)
        let without = Calendar.read(series, bare)
        #expect(try without.winter() == ["12-01 09:00 a", "12-03 09:00 a"] && without.doubts() == [])
        let rest = Calendar.event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T090000Z", "DTSTART:20261202T090000Z", status)
        #expect(try Calendar.read(series, rest).winter() == ["12-01 09:00 a"])
        let all = Calendar.event("DTSTART:20261201T090000Z", status, "SEQUENCE:1")
        #expect(try Calendar.read(series, all).winter() == [])
    }

    @Test func `a file that cancels takes back what another file of the same feed said`() throws {
        let event = Calendar.event("DTSTART:20261201T090000Z", "DURATION:PT1H", "SUMMARY:a")
        let cancel = Calendar.event("DTSTART:20261201T090000Z", "SEQUENCE:1")
        let feed = Calendar.text([event]) + Calendar.text(["METHOD:CANCEL", cancel])
        let file = Calendar.read(octets: Array(feed.utf8))
        #expect(try file.winter() == [] && file.isWhole && file.problems.isEmpty)
        let other = Calendar.text(["METHOD:CANCEL", Calendar.event("DTSTART:20261205T090000Z", uid: "9")])
        #expect(try Calendar.read(octets: Array((other + Calendar.text([event])).utf8)).winter() == ["12-01 09:00 a"])
    }

    @Test func `all that follow go to somebody else, and one of them to a third`() throws {
        let file = Calendar.read(
            Calendar.event("DTSTART:20261201T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4", "SUMMARY:a"),
            Calendar.event(
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T090000Z", "DTSTART:20261202T120000Z", "DURATION:PT2H",
                "SUMMARY:b"),
            Calendar.event(
                "RECURRENCE-ID:20261203T090000Z", "DTSTART:20261203T200000Z", "DURATION:PT2H", "SUMMARY:c"))
        #expect(
            try file.winter() == ["12-01 09:00 a", "12-02 12:00 b", "12-03 20:00 c", "12-04 12:00 b"]
                && file.doubts() == [])
    }

    @Test func `dates are added, with lengths of their own`() throws {
        let file = Calendar.read(
            Calendar.event(
                "DTSTART:20261201T090000Z", "DURATION:PT1H", "SUMMARY:a",
                "RDATE;VALUE=PERIOD:20261205T090000Z/PT3H,20261206T090000Z/20261206T100000Z", "RDATE:20261207T090000Z",
                "RDATE;VALUE=DATE:20261208"))
        #expect(
            try file.winter() == ["12-01", "12-05", "12-06", "12-07", "12-08"].map { "\($0) 09:00 a" }
                && file.problems == [])
    }
}
