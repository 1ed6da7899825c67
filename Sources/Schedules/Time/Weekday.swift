/// A day of the week; weeks begin on Monday (ISO 8601), but for calendars that say otherwise.
package enum Weekday: Int, Hashable, Sendable, CaseIterable, Comparable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Days since 1970-01-01, which was a Thursday.
    init(dayOfEpoch day: Int) { self = Weekday.allCases[(day + 3).modulo(7)] }

    /// `friday`, `Fri`, `fr` and what lies between; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let word = text.lowercased()
        guard word.utf8.count >= 2, let day = Weekday.allCases.first(where: { $0.name.hasPrefix(word) }) else {
            return nil
        }
        self = day
    }

    /// `friday`
    package var name: String { "\(self)" }
    package var isWeekend: Bool { self >= .saturday }

    package static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}
