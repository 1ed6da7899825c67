import Incidents

/// An event, or some of its occurrences, of which it is not known whom they put on call and when.
package struct UnreadEvent: Hashable, Sendable {
    package var why: CalendarProblem
    /// Not before.
    package var from: Instant
    /// Not from then on.
    package var to: Instant

    func touches(_ time: Interval) -> Bool { from < time.to && time.from < to }
}

/// A VEVENT whose time cannot be read.
struct TimelessEvent: Hashable {
    var uid: String
    var place: CalendarEvent.Place
    var version: CalendarEvent.Version
    var isCancelled: Bool
    var unread: UnreadEvent
}

extension Instant {
    /// The end of the year 9999.
    static let distantFuture = Instant(seconds: 253_402_300_800)
}
