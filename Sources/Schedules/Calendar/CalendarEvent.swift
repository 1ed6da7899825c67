import Incidents

/// A VEVENT as far as it matters here.
package struct CalendarEvent: Hashable, Sendable {
    package struct Attendee: Hashable, Sendable {
        /// CN, when it is there.
        package var name: String?
        /// Mostly `mailto:ana@example.org`.
        package var address: String
        /// They said that they do not come, or that somebody else does (PARTSTAT).
        package var hasDeclined = false
    }

    enum Ending: Hashable {
        case time(CalendarTime)
        case duration(CalendarDuration)
    }

    /// Which occurrence of the series of its UID an event is about.
    enum Place: Hashable {
        /// It is the series, or stands alone.
        case own
        /// RECURRENCE-ID, and whether all that follow are meant too (RANGE=THISANDFUTURE).
        case occurrence(CalendarTime, andLater: Bool)
        /// RECURRENCE-ID is there and cannot be read.
        case unknown
    }

    /// One of RDATE: with an end of its own where it is a period.
    struct Extra: Hashable {
        var start: CalendarTime
        var end: Instant?
    }

    /// Of its BEGIN.
    package var line: Int
    package var uid: String
    package var summary = ""
    package var details = ""
    package var categories: [String] = []
    /// Who is asked to come: people, not rooms and things, and nobody who only gets a copy.
    package var attendees: [Attendee] = []
    /// `X-SITREP-PERSON` and `X-SITREP-DUTY`, as our own writer leaves them.
    package var person: String?
    package var duty: String?

    var start: CalendarTime
    var ending: Ending
    var rules: [Recurrence] = []
    var extras: [Extra] = []
    /// EXDATE
    var exceptions: [CalendarTime] = []
    var place = Place.own
    var version = Version()
    var isCancelled = false
    /// Why what this event means is not known. It is then about nobody.
    var trouble: CalendarProblem?
    /// What cannot be read may make it come again at any time.
    var isEndless = false

    /// Of two that are one event the higher holds: by SEQUENCE, then by DTSTAMP, then by their order in the file.
    struct Version: Hashable, Comparable {
        var sequence = 0
        var stamp = Instant.distantPast

        static func < (left: Version, right: Version) -> Bool {
            (left.sequence, left.stamp) < (right.sequence, right.stamp)
        }
    }

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
