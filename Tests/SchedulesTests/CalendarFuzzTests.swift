import Incidents
import Schedules
import Settings
import Testing

/// Calendars that nobody would write.
@Suite struct CalendarFuzzTests {
    private static let sample = """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        BEGIN:VEVENT\r
        UID:a\r
        DTSTART;TZID=Europe/Berlin:20260316T090000\r
        DTEND;TZID=Europe/Berlin:20260323T090000\r
        RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;UNTIL=20270101T000000Z;WKST=SU\r
        EXDATE;TZID=Europe/Berlin:20260330T090000,20260413T090000\r
        SUMMARY:Zoë\\, primary\r
        ATTENDEE;CN="Ana: Ruiz";ROLE=REQ-PARTICIPANT:mailto:ana@example.org\r
        END:VEVENT\r
        BEGIN:VEVENT\r
        UID:a\r
        RECURRENCE-ID:20260316T080000Z\r
        DTSTART:20260317\r
        RRULE:FREQ=MONTHLY;BYMONTHDAY=-1,31;COUNT=7\r
        SEQUENCE:2\r
        DURATION:P1DT2H3M4S\r
        END:VEVENT\r
        END:VCALENDAR\r

        """

    private func survive(_ octets: [UInt8]) throws {
        let file = CalendarFile(reading: octets, zone: .utc, lookup: ZoneRules.load)
        let from = try Sample.utc("2026-01-01 00:00")
        _ = file.occurrences(from: from, to: from + .days(400))
        #expect(file.problems.count <= file.limits.problems + 1)
    }

    @Test func `a calendar cut short at any octet is survived, and never whole`() throws {
        let octets = Array(CalendarFuzzTests.sample.utf8)
        for length in 0..<(octets.count - 4) {
            try survive(Array(octets[..<length]))
            let file = CalendarFile(reading: Array(octets[..<length]), zone: .utc, lookup: ZoneRules.load)
            #expect(!file.isWhole)
        }
    }

    @Test func `changed octets are survived`() throws {
        var dice = Dice(17)
        let octets = Array(CalendarFuzzTests.sample.utf8)
        let marks = Array(":;,=\"\\\r\n 09-TZPX\u{0}é".utf8)
        for _ in 0..<1500 {
            var broken = octets
            for _ in 0...dice.roll(0...6) {
                let place = dice.roll(0...broken.count - 1)
                switch dice.roll(0...3) {
                case 0: broken[place] = UInt8(dice.roll(0...255))
                case 1: broken[place] = dice.pick(marks)
                case 2: broken.insert(dice.pick(marks), at: place)
                default: broken.removeSubrange(place..<min(place + dice.roll(1...9), broken.count))
                }
            }
            try survive(broken)
        }
    }

    @Test func `numbers that are too large are survived`() throws {
        let huge = ["999999999", "9999999999999999999999", "000000001", "-1", "0", "99991231T235959Z", "18991231", "٣"]
        for name in ["INTERVAL", "COUNT", "UNTIL", "BYMONTHDAY", "BYDAY"] {
            for value in huge {
                for rule in ["DAILY", "WEEKLY", "MONTHLY"] {
                    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260101\nDURATION:P\(value)D\n"
                    let more = "RRULE:FREQ=\(rule);\(name)=\(value)\nSEQUENCE:\(value)\nEND:VEVENT\nEND:VCALENDAR"
                    try survive(Array((text + more).utf8))
                    try survive(Array((text.replacing("P\(value)D", with: "P1D") + more).utf8))
                }
            }
        }
    }
}
