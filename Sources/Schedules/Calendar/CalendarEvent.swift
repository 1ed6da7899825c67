import Incidents

/// A VEVENT as far as it matters here.
package struct CalendarEvent: Hashable, Sendable {
    package struct Attendee: Hashable, Sendable {
        /// CN, when it is there.
        package var name: String?
        /// Mostly `mailto:ana@example.org`.
        package var address: String
    }

    enum Ending: Hashable {
        case time(CalendarTime)
        case duration(CalendarDuration)
    }

    /// Of its BEGIN.
    package var line: Int
    package var uid: String
    package var summary = ""
    package var details = ""
    package var categories: [String] = []
    package var attendees: [Attendee] = []
    /// `X-SITREP-PERSON` and `X-SITREP-DUTY`, as our own writer leaves them.
    package var person: String?
    package var duty: String?

    var start: CalendarTime
    var ending: Ending
    var recurrence: Recurrence?
    /// EXDATE
    var exceptions: [CalendarTime] = []
    /// RECURRENCE-ID: the occurrence whose place this event takes.
    var replaces: CalendarTime?
    var sequence = 0
    var isCancelled = false

    init(line: Int, uid: String, start: CalendarTime, ending: Ending) {
        self.line = line
        self.uid = uid
        self.start = start
        self.ending = ending
    }

    /// When the occurrence is over that begins at a wall time.
    ///
    /// DTEND on the same wall as DTSTART keeps its time of day at every occurrence: a week from Monday 09:00 to Monday
    /// 09:00 stays one when clocks change. RFC 5545, section 3.8.5.3, wants the same number of hours instead, but
    /// calendars show the former, and as shifts the latter would leave gaps.
    func end(from wall: Int64) -> Instant {
        switch ending {
        case .duration(let duration): duration.end(after: wall, start.zone)
        case .time(let end) where end.zone == start.zone:
            CalendarTime.instant(wall + end.wall - start.wall, start.zone)
        case .time(let end):
            CalendarTime.instant(wall, start.zone) + (end.instant - start.instant)
        }
    }
}
