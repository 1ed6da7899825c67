import Incidents
import Schedules
import Testing

/// Zones by the file's own description, and by other names than IANA's.
@Suite struct CalendarZoneTests {
    private typealias Calendar = CalendarSample

    private func zone(_ id: String, _ standard: String, _ daylight: String) -> String {
        let months = [
            "STANDARD": (10, "+\(daylight)", "+\(standard)"), "DAYLIGHT": (3, "+\(standard)", "+\(daylight)"),
        ]
        let parts = months.sorted { $0.key < $1.key }.map { kind, change in
            "BEGIN:\(kind)|DTSTART:16010101T010000|TZOFFSETFROM:\(change.1)|TZOFFSETTO:\(change.2)"
                + "|RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=\(change.0)|END:\(kind)"
        }
        return (["BEGIN:VTIMEZONE", "TZID:\(id)"] + parts + ["END:VTIMEZONE"]).joined(separator: "|")
    }

    private func summer(_ id: String, _ described: String...) throws -> [String] {
        let event = Calendar.event("DTSTART;TZID=\(id):20260701T090000", "DURATION:PT1H")
        let file = Calendar.read(octets: Array(Calendar.text(described + [event]).utf8))
        let reading = file.occurrences(from: try Sample.utc("2026-06-29 00:00"), to: try Sample.utc("2026-07-03 00:00"))
        return reading.found.map(\.from.utc.clock) + reading.unread.map { $0.why.what }
    }

    @Test(arguments: ["Our office", "Customized Time Zone", "tzone://Microsoft/Custom", "BST"])
    func `a made-up name means what the file says of it, before or behind`(name: String) throws {
        #expect(try summer(name, zone(name, "0000", "0100")) == ["08:00"])
        let event = Calendar.event("DTSTART;TZID=\(name):20260701T090000", "DURATION:PT1H")
        #expect(Calendar.read(event, zone(name, "0000", "0100")).problems == [])
    }

    @Test(arguments: ["GMT", "UTC", "Etc/UTC", "Africa/Abidjan"])
    func `what the file says holds over a name that means something else`(name: String) throws {
        #expect(try summer(name) == ["09:00"])
        #expect(try summer(name, zone(name, "0000", "0100")) == ["08:00"])
    }

    @Test func `a description of one winter does not take summer away from a zone that has one`() throws {
        let winter =
            "BEGIN:VTIMEZONE|TZID:Europe/Berlin|BEGIN:STANDARD|DTSTART:20251026T030000|TZOFFSETFROM:+0200"
            + "|TZOFFSETTO:+0100|END:STANDARD|END:VTIMEZONE"
        #expect(try summer("Europe/Berlin", winter) == ["07:00"])
        // Turkey has had none since 2016.
        #expect(try summer("Turkey Standard Time", zone("Turkey Standard Time", "0200", "0300")) == ["06:00"])
    }

    @Test(arguments: [
        ("Eastern Standard Time", "13:00"), ("GMT Standard Time", "08:00"), ("Tokyo Standard Time", "00:00"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "07:00"),
        ("/citadel.org/20190914_1/America/New_York", "13:00"),
        ("tzone://Microsoft/Utc", "09:00"), ("UTC", "09:00"), ("Etc/GMT-2", "07:00"),
    ]) func `other programs' names are known`(name: String, clock: String) throws {
        #expect(try summer(name) == [clock])
    }

    @Test(arguments: ["BST", "EST", "IST", "Mars/Olympus", "Our office", "../../etc/passwd"])
    func `a name that means nothing here, or a zone to each reader, leaves the event in doubt`(name: String) throws {
        #expect(try summer(name) == ["TZID names a zone that is not known here"])
    }

    @Test(arguments: [
        "TZOFFSETTO:+0100", "DTSTART:20251026T030000",
        "RRULE:FREQ=HOURLY|TZOFFSETFROM:+0100|TZOFFSETTO:+0100|DTSTART:20251026T030000",
        "TZOFFSETFROM:1|TZOFFSETTO:2|DTSTART:20251026T030000",
    ]) func `half a description is none`(lines: String) throws {
        func half(_ id: String) -> String {
            "BEGIN:VTIMEZONE|TZID:\(id)|BEGIN:STANDARD|\(lines)|END:STANDARD|END:VTIMEZONE"
        }
        #expect(try summer("Our office", half("Our office")) == ["TZID names a zone that is not known here"])
        #expect(try summer("Europe/Berlin", half("Europe/Berlin")) == ["07:00"])
    }

    @Test func `descriptions cannot cost without end`() throws {
        let hungry = (0..<400).map { number in
            "BEGIN:VTIMEZONE|TZID:z\(number)|BEGIN:STANDARD|DTSTART:19000101T000000|TZOFFSETFROM:+0100|TZOFFSETTO:+0100"
                + "|RRULE:FREQ=DAILY|END:STANDARD|END:VTIMEZONE"
        }
        let events = (0..<400).map {
            "BEGIN:VEVENT|UID:\($0)|DTSTART;TZID=z\($0):20260701T090000|DURATION:PT1H|END:VEVENT"
        }
        let file = Calendar.read(octets: Array(Calendar.text(hungry + events).utf8))
        #expect(file.problems.count > 100)
    }
}
