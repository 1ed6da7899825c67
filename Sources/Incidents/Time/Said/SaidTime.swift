/// A time as people say it, with the zone they named. Text is read by `TimeReader`; `Walls` makes it an instant.
package enum SaidTime: Hashable, Sendable {
    /// `in 10m`, `half an hour`, `now`
    case after(Duration)
    /// `20m ago`
    case ago(Duration)
    /// `15:00 UTC`, `tomorrow 09:00`: without a day the next time, or of what is over the last, that a clock shows it.
    case clock(SaidClock, on: SaidDay? = nil, zone: String? = nil)
    /// `2026-11-21 09:00`
    case date(CivilTime, zone: String? = nil)

    package static func seconds(_ count: Int) -> SaidTime { .after(.seconds(count)) }
    package static func minutes(_ count: Int) -> SaidTime { .after(.minutes(count)) }
    package static func hours(_ count: Int) -> SaidTime { .after(.hours(count)) }
}

/// What a clock shows. 24:00 is the end of a day.
package struct SaidClock: Hashable, Sendable {
    package var hour: Int
    package var minute: Int
    package var second: Int

    package init(_ hour: Int, _ minute: Int = 0, _ second: Int = 0) {
        self.hour = hour
        self.minute = minute
        self.second = second
    }
}

package enum SaidDay: Hashable, Sendable {
    case today, tomorrow, yesterday
    /// From Monday, 0.
    case weekday(Int)
    /// `next friday`: to some the one that comes, to others that of next week.
    case nextWeekday(Int)
}

/// Why a said time is none.
package enum TimeTrouble: Error, Hashable, Sendable {
    /// A zone behind a time is never passed over, and never guessed. `likely` is the name that was probably meant,
    /// `own` what the wall is called on which times are read here.
    case unknownZone(String, likely: String?, own: String)
    /// Clocks are put forward over it: `shown` is never shown, `next` follows.
    case skipped(shown: String, zone: String, next: String)
    /// `next friday` may be either of these days.
    case whichDay(near: String, far: String)
}
