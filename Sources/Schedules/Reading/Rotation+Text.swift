extension Rotation {
    /// `day`, `daily`, `week`, `weekly`, `12 hours`, `3 days`, `2 weeks`, `12h`, `2w`; nil for anything else, so also for
    /// a length of another unit: no turn is a month, as months have no length.
    package init?(_ text: some StringProtocol) {
        let text = text.lowercased().filter { !$0.isWhitespace }
        let number = text.prefix { $0.isASCII && $0.isNumber }
        guard number.isEmpty || number.digits != nil else { return nil }
        let count = number.digits ?? 1
        switch text.dropFirst(number.count) {
        case "h", "hour", "hours", "hourly": self = .hours(count)
        case "d", "day", "days", "daily": self = .days(count)
        case "w", "week", "weeks", "weekly": self = .weeks(count)
        default: return nil
        }
    }
}

/// The day and the hour of a hand-off: `monday 09:00`, `09:00`, `monday`.
package struct HandOffText: Hashable, Sendable {
    package var weekday: Weekday?
    package var time: TimeOfDay?

    package init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard let first = words.first, words.count <= 2 else { return nil }
        weekday = Weekday(first)
        if let last = words.last, words.count == 2 || weekday == nil {
            // The end of a day is the beginning of the next one, and nobody means the day after Monday by "monday 24:00".
            guard let time = TimeOfDay(last), time.minutes < 1440 else { return nil }
            self.time = time
        }
        guard words.count == 1 || weekday != nil else { return nil }
    }
}
