import Incidents
import Testing

@testable import Schedules

@Suite struct CalendarWriterTests {
    private func shift(_ schedule: String = "ic", _ person: String = "ana") throws -> Shift {
        Shift(
            schedule: schedule, duty: .primary, person: PersonID(person), from: try Sample.utc("2026-12-21 08:00"),
            to: try Sample.utc("2026-12-28 08:00"))
    }

    private func writer() throws -> CalendarWriter {
        CalendarWriter(name: "On call: ic", host: "sitrep.example.org", stamp: try Sample.utc("2026-11-20 14:00"))
    }

    @Test func `a shift is an event in UTC`() throws {
        let text = try writer().text([shift()]) { _ in "Ana Ruiz, primary; ic" }
        let expected = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sitrep//Schedules//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:On call: ic", "X-PUBLISHED-TTL:PT1H", "BEGIN:VEVENT",
            "UID:ic/primary/ana/20261221T080000Z@sitrep.example.org", "DTSTAMP:20261120T140000Z",
            "DTSTART:20261221T080000Z", "DTEND:20261228T080000Z", "SUMMARY:Ana Ruiz\\, primary\\; ic",
            "CATEGORIES:primary", "TRANSP:TRANSPARENT", "X-SITREP-PERSON:ana", "X-SITREP-DUTY:primary", "END:VEVENT",
            "END:VCALENDAR",
        ]
        #expect(text == expected.map { $0 + "\r\n" }.joined())
    }

    @Test func `no line is longer than 75 octets, and no character is cut`() throws {
        let long = String(repeating: "Zoë 🧑‍🚒 Łódź ", count: 30)
        let text = try writer().text([shift(long, "matrix:@\(long)")]) { _ in long }
        let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"))
        #expect(lines.allSatisfy { $0.last == UInt8(ascii: "\r") && $0.count <= 76 })
        #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
        #expect(lines.contains { $0.count == 76 })
        let file = CalendarFile(reading: Array(text.utf8), zone: .utc) { _ in nil }
        #expect(file.problems == [] && file.events.map(\.summary) == [long])
        #expect(file.events.map(\.person) == ["matrix:@\(long)"])
    }

    @Test func `text comes back as it was`() throws {
        for text in ["a,b;c\\d", "line\nbreak", "\\n", "\\", "a:b\"c\"", "tab\there", "", " edges ", "\u{301}accent"] {
            let written = try writer().text([shift()]) { _ in text }
            let file = CalendarFile(reading: Array(written.utf8), zone: .utc) { _ in nil }
            #expect(file.events.map(\.summary) == [text])
        }
        let control = try writer().text([shift()]) { _ in "a\u{0}b\r\nc\u{7F}d\re" }
        let file = CalendarFile(reading: Array(control.utf8), zone: .utc) { _ in nil }
        #expect(file.events.map(\.summary) == ["a b\nc d\ne"])
    }

    @Test(arguments: Sample.zones) func `shifts come back as they were`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(41)
        for _ in 0..<10 {
            let schedule = dice.schedule(zone, around: try Sample.date("2026-10-25"), step: 1)
            let from = try Sample.utc("2026-10-01 00:00")
            let shifts = schedule.wholeShifts(from: from, to: from + .days(60)).filter { $0.duty == .primary }
            let text = try writer().text(shifts) { "\($0.person.key) is on call" }
            let file = CalendarFile(reading: Array(text.utf8), zone: zone) { _ in nil }
            #expect(file.problems == [] && file.isWhole)
            let back = file.shifts(from: .distantPast, to: from + .days(3000), schedule: "random", duty: .primary) {
                $0.person.map { PersonID($0) }
            }
            #expect(back.shifts == shifts && back.problems == [])
        }
    }

    @Test func `an event keeps its UID however it is asked for`() throws {
        let schedule = Schedule(name: "ic", zone: .utc, primary: .layers([try Sample.weekly()]))
        func identities(_ from: String) throws -> [String] {
            let from = try Sample.utc(from)
            let text = try writer().text(schedule.wholeShifts(from: from, to: from + .days(28))) { _ in "" }
            return CalendarFile(reading: Array(text.utf8), zone: .utc) { _ in nil }.events.map(\.uid)
        }
        let (now, later) = (try identities("2026-11-18 00:00"), try identities("2026-11-22 00:00"))
        #expect(now.count == 5 && now == later)
    }
}
