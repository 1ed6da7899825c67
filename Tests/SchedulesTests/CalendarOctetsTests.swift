import Incidents
import Schedules
import Testing

/// Calendars in other encodings, and what is no whole calendar.
@Suite struct CalendarOctetsTests {
    private typealias Calendar = CalendarSample
    private static let text = CalendarSample.text([
        CalendarSample.event("DTSTART:20261201T090000Z", "DURATION:PT1H", "SUMMARY:Zoë Müller")
    ])

    private func summaries(_ octets: [UInt8]) -> [String] {
        let file = Calendar.read(octets: octets)
        return file.isWhole ? file.events.map(\.summary) : ["not whole"]
    }

    @Test func `a name is read in the encodings that calendars come in`() {
        let text = CalendarOctetsTests.text
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let all = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + text.utf8, latin, little, big, [0xFF, 0xFE] + little,
            [0xFE, 0xFF] + big,
            Array(text.replacing("\r\n", with: "\r").utf8), Array(text.replacing("\r\n", with: "\n").utf8),
        ]
        for octets in all { #expect(summaries(octets) == ["Zoë Müller"]) }
    }

    @Test(arguments: ["   ", "<html><body>Sign in</body></html>\n", "x", "X-A:1\r\n", "{\"error\": 401}"])
    func `with anything before it a calendar is none`(junk: String) {
        #expect(summaries(Array((junk + CalendarOctetsTests.text).utf8)) == ["not whole"])
    }

    @Test(arguments: ["", "\r\n\r\n"]) func `an empty line before it does no harm`(before: String) {
        #expect(summaries(Array((before + CalendarOctetsTests.text).utf8)) == ["Zoë Müller"])
    }

    @Test func `a calendar without an event is whole, and empty`() {
        let file = Calendar.read()
        #expect(file.isWhole && file.isEmpty)
        #expect(!Calendar.read(octets: Array(CalendarOctetsTests.text.utf8)).isEmpty)
    }

    @Test func `parameters are read with quotes, carets and commas`() {
        let file = Calendar.read(
            Calendar.event(
                "DTSTART:20261201T090000Z", "DURATION:PT1H", "ATTENDEE;CN=\"Ruiz, Ana\":mailto:a@x.org",
                "ATTENDEE;CN=Ruiz, Ana:mailto:b@x.org", "ATTENDEE;CN=Ana ^'Ace^' Ruiz:mailto:c@x.org",
                "ATTENDEE;CUTYPE=ROOM:mailto:room@x.org", "ATTENDEE;CUTYPE=RESOURCE:mailto:car@x.org",
                "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:fyi@x.org", "ATTENDEE;PARTSTAT=DECLINED:mailto:d@x.org"))
        let attendees = file.events.flatMap(\.attendees)
        #expect(attendees.map(\.name) == ["Ruiz, Ana", "Ruiz, Ana", "Ana \"Ace\" Ruiz", nil])
        #expect(attendees.map(\.hasDeclined) == [false, false, false, true])
    }
}
