import Incidents

/// A time on the wall clock, to the minute; 24:00 is the end of a day.
package struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Since midnight, 0…1440.
    package var minutes: Int

    package static let midnight = TimeOfDay(minutes: 0)

    package init(minutes: Int) { self.minutes = minutes }

    /// Nil for a time that no clock shows.
    package init?(hour: Int, minute: Int = 0) {
        guard (0...24).contains(hour), (0...59).contains(minute), hour < 24 || minute == 0 else { return nil }
        minutes = hour * 60 + minute
    }

    /// `09:00`, `9:00`, `24:00`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2, let hour = parts[0].digits,
            let minute = parts[1].digits
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    var seconds: Int64 { Int64(minutes) * 60 }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
    package var description: String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }
}
