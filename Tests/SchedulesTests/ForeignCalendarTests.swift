import Incidents
import Schedules
import Settings
import Testing

/// Calendars as other programs write them: with zones described, alarms, and properties that no standard has.
@Suite struct ForeignCalendarTests {
    private static let google = """
        BEGIN:VCALENDAR\r
        PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
        VERSION:2.0\r
        CALSCALE:GREGORIAN\r
        METHOD:PUBLISH\r
        X-WR-CALNAME:On call\r
        X-WR-TIMEZONE:Europe/Berlin\r
        BEGIN:VTIMEZONE\r
        TZID:Europe/Berlin\r
        X-LIC-LOCATION:Europe/Berlin\r
        BEGIN:DAYLIGHT\r
        TZOFFSETFROM:+0100\r
        TZOFFSETTO:+0200\r
        TZNAME:CEST\r
        DTSTART:19700329T020000\r
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
        END:DAYLIGHT\r
        END:VTIMEZONE\r
        BEGIN:VEVENT\r
        DTSTART;TZID=Europe/Berlin:20261019T090000\r
        DTEND;TZID=Europe/Berlin:20261026T090000\r
        RRULE:FREQ=WEEKLY;WKST=MO;INTERVAL=2;BYDAY=MO\r
        EXDATE;TZID=Europe/Berlin:20261116T090000\r
        DTSTAMP:20261120T130000Z\r
        ORGANIZER;CN=On call:mailto:abc@group.calendar.google.com\r
        UID:4k3@google.com\r
        ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN="Ruiz, \r
         Ana";X-NUM-GUESTS=0:mailto:ana@example.org\r
        SEQUENCE:1\r
        STATUS:CONFIRMED\r
        SUMMARY:Ana\\, primary\r
        BEGIN:VALARM\r
        ACTION:DISPLAY\r
        DESCRIPTION:not the event's\r
        TRIGGER:-P0DT0H30M0S\r
        END:VALARM\r
        END:VEVENT\r
        BEGIN:VEVENT\r
        DTSTART;TZID=Europe/Berlin:20261103T090000\r
        DTEND;TZID=Europe/Berlin:20261109T090000\r
        RECURRENCE-ID;TZID=Europe/Berlin:20261102T090000\r
        DTSTAMP:20261120T130000Z\r
        UID:4k3@google.com\r
        ATTENDEE;CN=Ana:mailto:ana@example.org\r
        SUMMARY:Ana\\, a day later\r
        END:VEVENT\r
        END:VCALENDAR\r

        """

    @Test func `a calendar from Google is read without a word of complaint`() throws {
        let file = CalendarFile(
            reading: Array(ForeignCalendarTests.google.utf8), zone: .utc, lookup: ZoneRules.load)
        #expect(file.problems == [] && file.isWhole)
        #expect(file.events.first?.details == "" && file.events.first?.attendees.first?.name == "Ruiz, Ana")
        let (shifts, problems) = file.shifts(
            from: try Sample.utc("2026-10-01 00:00"), to: try Sample.utc("2026-12-03 00:00"), schedule: "x",
            duty: .primary
        ) { event in
            event.attendees.contains { $0.address == "mailto:ana@example.org" } ? Sample.ana : nil
        }
        #expect(problems == [])
        #expect(
            shifts.map { "\($0.from.rfc3339.prefix(16))–\($0.to.rfc3339.prefix(16))" } == [
                // The week in which clocks go back, the moved one, and the one that is cut off at the end.
                "2026-10-19T07:00–2026-10-26T08:00", "2026-11-03T08:00–2026-11-09T08:00",
                "2026-11-30T08:00–2026-12-03T00:00",
            ])
    }

    @Test func `a zone by Windows's name is its IANA zone, in any letters`() throws {
        for name in ["W. Europe Standard Time", "w. europe standard time", "\"Romance Standard Time\""] {
            let text = ForeignCalendarTests.google.replacing("DTSTART;TZID=Europe/Berlin", with: "DTSTART;TZID=\(name)")
            let file = CalendarFile(reading: Array(text.utf8), zone: .utc, lookup: ZoneRules.load)
            #expect(file.problems == [] && file.events.count == 2)
            let found = file.occurrences(
                from: try Sample.utc("2026-10-01 00:00"), to: try Sample.utc("2026-10-27 00:00")
            ).found
            #expect(found.map { $0.from.rfc3339.prefix(16) } == ["2026-10-19T07:00"])
        }
    }
}
