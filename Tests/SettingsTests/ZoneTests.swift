import Foundation
import Incidents
import Testing

@testable import Settings

@Suite struct ZoneTests {
    private func clock(
        _ zone: ZoneRules, _ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0
    ) -> String {
        let wall = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
        return zone.dateAndClock(Instant(seconds: wall.secondsSince1970))
    }

    @Test func `Berlin changes on its two Sundays, also after the table ends`() throws {
        let berlin = try #require(ZoneRules.load("Europe/Berlin"))
        #expect(clock(berlin, 2026, 3, 29, 0, 59) == "2026-03-29 01:59 CET")
        #expect(clock(berlin, 2026, 3, 29, 1) == "2026-03-29 03:00 CEST")
        #expect(clock(berlin, 2026, 10, 25, 0, 59) == "2026-10-25 02:59 CEST")
        #expect(clock(berlin, 2026, 10, 25, 1) == "2026-10-25 02:00 CET")
        #expect(clock(berlin, 2072, 3, 27, 1) == "2072-03-27 03:00 CEST")
        #expect(clock(berlin, 2099, 7, 1, 12) == "2099-07-01 14:00 CEST")
        #expect(clock(berlin, 1970, 7, 1, 12) == "1970-07-01 13:00 CET")
        #expect(zoneSelfCheck())
    }

    @Test func `other zones have their own ways`() throws {
        let kolkata = try #require(ZoneRules.load("Asia/Kolkata"))
        #expect(kolkata.spans.count == 1 && clock(kolkata, 2030, 1, 1, 0) == "2030-01-01 05:30 IST")
        let newYork = try #require(ZoneRules.load("America/New_York"))
        #expect(clock(newYork, 2026, 3, 8, 7) == "2026-03-08 03:00 EDT")
        #expect(clock(newYork, 2050, 11, 6, 6) == "2050-11-06 01:00 EST")
        // Half an hour of daylight saving, in the southern summer.
        let lordHowe = try #require(ZoneRules.load("Australia/Lord_Howe"))
        #expect(clock(lordHowe, 2026, 1, 1, 0) == "2026-01-01 11:00 +11:00")
        #expect(clock(lordHowe, 2060, 7, 1, 0) == "2060-07-01 10:30 +10:30")
        // Winter time is what the law of Ireland calls the exception.
        let dublin = try #require(ZoneRules.load("Europe/Dublin"))
        #expect(clock(dublin, 2050, 7, 1, 0) == "2050-07-01 01:00 IST")
        #expect(clock(dublin, 2050, 1, 1, 0) == "2050-01-01 00:00 GMT")
        #expect(ZoneRules.load("UTC")?.spans == ZoneRules.utc.spans)
    }

    @Test(arguments: [
        ("BST", "Europe/London"), ("IST", "Asia/Kolkata"), ("EST", "America/New_York"), ("CET", "Europe/Berlin"),
        ("PST8PDT", "America/Los_Angeles"), ("GB", "Europe/London"), ("Japan", "Asia/Tokyo"), ("MST", "America/Denver"),
        ("GMT", "Europe/London"), ("Zulu", "UTC"), ("europe/berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin"),
    ])
    func `a configuration names no zone by an abbreviation`(name: String, likely: String) throws {
        let people = "people: {ana: Ana Ruiz}\n"
        let places = [
            "zone: \(name)\n" + people,
            people + "schedules: {a: {zone: \(name), primary: ana}}\non_call: {ic: {schedule: a}}\n",
            people + "schedules: {a: {primary: {people: [ana], zone: \(name)}}}\non_call: {ic: {schedule: a}}\n",
            people
                + "schedules: {a: {calendar: \"https://example.org/a.ics\", zone: \(name)}}\non_call: {ic: {schedule: a}}\n",
            "people: {ana: {name: Ana Ruiz, quiet_hours: {from: \"22:00\", to: \"07:00\", zone: \(name)}}}\n",
        ]
        for text in places {
            let error = try #require(SettingsLoader.load(text: text, named: "t").errors.first, "\(text)")
            #expect(error.description.contains(likely), "\(error)")
        }
    }

    @Test(arguments: [
        "Europe/Berlin", "UTC", "Etc/UTC", "+02:00", "-0330", "UTC+2", "America/Argentina/Buenos_Aires", "US/Eastern",
    ])
    func `a configuration names a zone by its place, UTC or an offset`(name: String) {
        let text = "zone: \"\(name)\"\npeople: {ana: Ana Ruiz}\non_call: {ic: {primary: ana}}\n"
        #expect(SettingsLoader.load(text: text, named: "t").errors.isEmpty)
    }

    @Test(arguments: ["europe/london", "EUROPE/LONDON", "us/eastern", "america/argentina/buenos_aires", "Pacific/Apia"])
    func `whoever says a zone need not know its capitals`(name: String) {
        #expect(SystemZones.shared.rules(named: name) != nil)
    }

    @Test(arguments: ["Mars/Olympus", "", "../../etc/passwd", "/etc/passwd", "right/Europe/Berlin", "Europe"])
    func `what is no zone is none`(name: String) {
        #expect(ZoneRules.load(name) == nil)
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Sao_Paulo"])
    func `the fallback agrees with the files`(name: String) throws {
        let file = try #require(TimeZoneFile.rules(named: name))
        let fallback = try #require(ZoneRules.fromFoundation(name))
        for month in 0..<(12 * 67) {
            let at = CivilTime(year: 1971 + month / 12, month: month % 12 + 1, day: 15, hour: 12).secondsSince1970
            #expect(file.span(at: Instant(seconds: at)).offset == fallback.span(at: Instant(seconds: at)).offset)
        }
    }

    @Test func `a broken file is refused at every length and never crashes`() throws {
        let data = try #require(FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/Berlin"))
        let bytes = Array(data)
        for length in stride(from: 0, to: bytes.count - 60, by: 7) {
            #expect(TimeZoneFile(Array(bytes[..<length])) == nil)
        }
        for index in 0..<bytes.count {
            var broken = bytes
            broken[index] ^= 0xFF
            _ = TimeZoneFile(broken)?.spans
        }
    }
}
