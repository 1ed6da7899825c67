import Incidents
import Schedules
import Settings

/// A calendar in Berlin, written in a test as events of lines joined by `|`.
enum CalendarSample {
    static func read(_ events: String..., zone: String = "Europe/Berlin") -> CalendarFile {
        read(octets: Array(text(events).utf8), zone: zone)
    }

    static func read(octets: [UInt8], zone: String = "Europe/Berlin") -> CalendarFile {
        CalendarFile(reading: octets, zone: ZoneRules.load(zone) ?? .utc, lookup: ZoneRules.load)
    }

    static func text(_ events: [String]) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0"] + events + ["END:VCALENDAR"]).joined(separator: "|")
            .replacing("|", with: "\r\n") + "\r\n"
    }

    static func event(_ lines: String..., uid: String = "1") -> String {
        (["BEGIN:VEVENT", "UID:\(uid)"] + lines + ["END:VEVENT"]).joined(separator: "|")
    }
}

extension CalendarFile {
    /// `12-02 08:00 Ana`, beginnings in UTC, from the beginning of November to that of February.
    func winter() throws -> [String] {
        try reading().found.map { "\($0.from.utc.date.dropFirst(5)) \($0.from.utc.clock) \($0.event.summary)" }
    }

    /// `12-02 08:00` of what is in doubt.
    func doubts() throws -> [String] {
        try reading().unread.map { "\($0.from.utc.date.dropFirst(5)) \($0.from.utc.clock)" }
    }

    private func reading() throws -> CalendarReading {
        occurrences(from: try Sample.utc("2026-11-01 00:00"), to: try Sample.utc("2027-02-01 00:00"))
    }
}
