import Incidents
import Schedules
import Testing

/// What cannot be read puts nobody on call in another's place.
@Suite struct CalendarDoubtTests {
    private typealias Calendar = CalendarSample
    private let days = CalendarSample.event(
        "DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Ana")
    private let times = CalendarSample.event(
        "DTSTART;TZID=Europe/Berlin:20261201T090000", "DURATION:PT8H", "RRULE:FREQ=DAILY;COUNT=3", "SUMMARY:Ana")

    @Test(arguments: [
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20261202T000000", "RECURRENCE-ID;VALUE=DATE:20261202",
        "RECURRENCE-ID:20261201T230000Z", "RECURRENCE-ID:20261202T000000Z", "RECURRENCE-ID:20261202T000000",
    ]) func `a day that moves to somebody else is theirs, however it is written`(id: String) throws {
        let moved = Calendar.event(id, "DTSTART;VALUE=DATE:20261202", "SUMMARY:Bob")
        for file in [Calendar.read(days, moved), Calendar.read(moved, days)] {
            #expect(try file.winter() == ["11-30 23:00 Ana", "12-01 23:00 Bob", "12-02 23:00 Ana"])
            #expect(try file.doubts() == [])
        }
    }

    /// The event of the half, the one that follows it, and the file's last.
    @Test func `an event that was never closed names nobody, and takes no other with it`() throws {
        let cut = Calendar.event("DTSTART:20261201T090000Z", "DURATION:PT8H", "SUMMARY:Ana", uid: "cut")
            .replacing("|END:VEVENT", with: "")
        let bob = Calendar.event("DTSTART:20261202T090000Z", "DURATION:PT8H", "SUMMARY:Bob", uid: "2")
        for file in [Calendar.read(cut, bob), Calendar.read(bob, cut)] {
            #expect(try file.winter() == ["12-02 09:00 Bob"])
            #expect(try file.doubts() == ["12-01 09:00"])
        }
        let alarm = cut + "|BEGIN:VALARM|TRIGGER:-PT5M"
        #expect(try Calendar.read(alarm, bob).doubts() == ["12-01 09:00"])
    }

    @Test func `a change whose occurrence cannot be read leaves the whole series in doubt`() throws {
        let moved = Calendar.event(
            "RECURRENCE-ID;TZID=Mars/Olympus:20261202T090000", "DTSTART:20261202T100000Z", "DURATION:PT1H",
            "SUMMARY:Bob")
        let file = Calendar.read(times, moved)
        #expect(try file.winter() == [])
        #expect(try file.doubts() == ["12-02 10:00", "12-01 08:00", "12-02 08:00", "12-03 08:00"])
    }

    @Test(arguments: ["EXDATE;TZID=Mars/Olympus:20261202T090000", "EXDATE:tomorrow", "EXDATE;TZID:20261202"])
    func `an exception that cannot be read leaves the whole series in doubt`(exception: String) throws {
        let file = Calendar.read(
            Calendar.event(
                "DTSTART;TZID=Europe/Berlin:20261201T090000", "DURATION:PT8H", "RRULE:FREQ=DAILY;COUNT=2", exception,
                "SUMMARY:Ana"))
        #expect(try file.winter() == [])
        #expect(try file.doubts() == ["12-01 08:00", "12-02 08:00"])
    }

    @Test func `a change to a time that cannot be read leaves its occurrence in doubt, and no other`() throws {
        let moved = Calendar.event(
            "RECURRENCE-ID;TZID=Europe/Berlin:20261202T090000", "DTSTART;TZID=Mars/Olympus:20261202T150000",
            "DURATION:PT1H", "SUMMARY:Bob")
        let file = Calendar.read(times, moved)
        #expect(try file.winter() == ["12-01 08:00 Ana", "12-03 08:00 Ana"])
        #expect(try file.doubts().contains("12-02 08:00"))
    }

    @Test func `all that follow a change to a time that cannot be read are in doubt`() throws {
        let moved = Calendar.event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261202T090000",
            "DTSTART;TZID=Mars/Olympus:20261202T150000", "DURATION:PT1H", "SUMMARY:Bob")
        let file = Calendar.read(times, moved)
        #expect(try file.winter() == ["12-01 08:00 Ana"])
        #expect(try file.doubts().suffix(3) == ["12-02 08:00", "12-03 08:00", "12-01 00:00"])
    }

    @Test func `a later version that cannot be read does not bring the earlier one back`() throws {
        let old = Calendar.event("DTSTART:20261201T090000Z", "DURATION:PT8H", "SEQUENCE:1", "SUMMARY:Ana")
        let new = Calendar.event(
            "DTSTART;TZID=Mars/Olympus:20261205T090000", "DTEND;TZID=Mars/Olympus:20261205T100000", "SEQUENCE:2",
            "SUMMARY:Bob")
        for file in [Calendar.read(old, new), Calendar.read(new, old)] {
            #expect(try file.winter() == [])
            // About a day to either side: how far that zone is from here is not known.
            #expect(try file.doubts() == ["12-04 00:00"])
        }
    }

    @Test func `what cannot be read and is long over is no doubt`() throws {
        let file = Calendar.read(
            Calendar.event("DTSTART;TZID=Mars/Olympus:20200101T090000", "DTEND;TZID=Mars/Olympus:20200101T100000"),
            Calendar.event(
                "DTSTART:20200101T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:x", uid: "2"))
        #expect(file.problems.count == 2)
        #expect(try file.doubts() == [])
    }

    @Test func `a rule that cannot be read leaves all that follows in doubt`() throws {
        let file = Calendar.read(
            Calendar.event("DTSTART:20261201T090000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY", "SUMMARY:Ana"))
        let reading = file.occurrences(
            from: try Sample.utc("2027-01-01 00:00"), to: try Sample.utc("2027-01-02 00:00"))
        #expect(reading.found == [] && reading.unread.count == 1)
    }

    @Test func `events beyond the limit are in doubt`() throws {
        var limits = CalendarLimits()
        limits.events = 1
        let text = Calendar.text([
            Calendar.event("DTSTART:20261201"), Calendar.event("DTSTART:20261202", uid: "2"),
            Calendar.event("DTSTART:20261203", uid: "3"),
        ])
        let file = CalendarFile(reading: Array(text.utf8), zone: .utc, limits: limits) { _ in nil }
        #expect(try file.doubts().count == 1)
    }
}
