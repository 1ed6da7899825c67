import Incidents

/// Shifts as a calendar to subscribe to (RFC 5545). Times are in UTC, so that no VTIMEZONE is needed and no calendar can
/// get our zone wrong. An event's UID is made of schedule, duty, person and beginning: with `wholeShifts` it stays the
/// same from one fetch to the next, and calendars replace instead of adding. METHOD:PUBLISH without ATTENDEE, which RFC
/// 5546, section 3.2.1, forbids there: nobody is asked to accept a shift.
package struct CalendarWriter: Sendable {
    /// What the calendar is called where it is shown.
    package var name: String
    /// Behind the @ of each UID, such as the host of `public_url`.
    package var host: String
    /// DTSTAMP: when this was made. The same shifts with the same stamp are the same octets.
    package var stamp: Instant

    package init(name: String, host: String, stamp: Instant) {
        self.name = name
        self.host = host
        self.stamp = stamp
    }

    /// - summary: what an event is called, `Ana Ruiz is primary of database`.
    package func text(_ shifts: [Shift], summary: (Shift) -> String) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sitrep//Schedules//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:\(ContentLine.escaped(name))", "X-PUBLISHED-TTL:PT1H",
        ]
        for shift in shifts { lines += event(shift, summary(shift)) }
        lines.append("END:VCALENDAR")
        return lines.map { ContentLine.folded($0) }.joined()
    }

    private func event(_ shift: Shift, _ summary: String) -> [String] {
        let start = CalendarTime.utc(shift.from)
        let uid = "\(shift.schedule)/\(shift.duty.rawValue)/\(shift.person.key)/\(start)@\(host)"
        return [
            "BEGIN:VEVENT",
            "UID:\(ContentLine.escaped(uid))",
            "DTSTAMP:\(CalendarTime.utc(stamp))",
            "DTSTART:\(start)",
            "DTEND:\(CalendarTime.utc(shift.to))",
            "SUMMARY:\(ContentLine.escaped(summary))",
            "CATEGORIES:\(ContentLine.escaped(shift.duty.rawValue))",
            // Being on call is no meeting: the hours stay free for others to book.
            "TRANSP:TRANSPARENT",
            "X-SITREP-PERSON:\(ContentLine.escaped(shift.person.key))",
            "X-SITREP-DUTY:\(shift.duty.rawValue)",
            "END:VEVENT",
        ]
    }
}
