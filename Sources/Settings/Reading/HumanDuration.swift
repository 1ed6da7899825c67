import Incidents

/// Durations as people write them: `30m`, `4 hours`, `1h30m`, `90 s`, `1 hour 30 min`, `half an hour`, `2 days`.
enum HumanDuration {
    /// Why a text is no duration; the wording goes after the name of the key.
    struct Failure: Error {
        var what: String
        var hint: String

        static let unreadable = Failure(
            what: "is not a duration", hint: "Write it like \"90 seconds\", \"30m\" or \"1 hour 30 min\"")
        static let negative = Failure(what: "is a negative duration", hint: "Write a time above zero")
        static let zero = Failure(what: "is no time at all", hint: "Write a time above zero")
        static let tooLong = Failure(what: "is longer than a year", hint: "Write a shorter time")

        /// `5m30` and `30`: which unit is meant is likely the next smaller one, or asked for.
        static func noUnit(_ text: String, after last: String?) -> Failure {
            if let last, let next = ["w": "d", "d": "h", "h": "m", "m": "s"][last.prefix(1).lowercased()] {
                return Failure(what: "ends with a number without a unit", hint: "Write \"\(text)\(next)\"")
            }
            let number = text
            return Failure(
                what: "is a number without a unit", hint: "Write \"\(number) minutes\" or \"\(number) seconds\"")
        }
    }

    private static let units: [String: Double] = {
        let names: [(Double, [String])] = [
            (1, ["s", "sec", "secs", "second", "seconds"]),
            (60, ["m", "min", "mins", "minute", "minutes"]),
            (3600, ["h", "hr", "hrs", "hour", "hours"]),
            (86_400, ["d", "day", "days"]),
            (604_800, ["w", "week", "weeks"]),
        ]
        return Dictionary(uniqueKeysWithValues: names.flatMap { seconds, words in words.map { ($0, seconds) } })
    }()

    static let year = Duration.days(366)

    static func parse(_ text: String, longest: Duration = year) throws(Failure) -> Duration {
        var rest = Substring(text.lowercased().trimmed)
        for word in ["after ", "within ", "every ", "in "] where rest.hasPrefix(word) {
            rest = rest.dropFirst(word.count)
        }
        if rest.first == "-" || rest.first == "−" { throw .negative }
        var seconds = 0.0
        var parts = 0
        var lastUnit: String?
        while !rest.isEmpty {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            if parts > 0, rest.hasPrefix("and ") { rest = rest.dropFirst(4).drop { $0.isWhitespace } }
            guard !rest.isEmpty else { break }
            let amount = try amount(&rest)
            rest = rest.drop { $0.isWhitespace }
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            if unit.isEmpty, rest.isEmpty, amount.isDigits {
                guard amount.value > 0 || parts > 0 else { throw .zero }
                throw .noUnit(text.trimmed, after: lastUnit)
            }
            guard let length = units[String(unit)] else { throw .unreadable }
            if rest.first == "." { rest = rest.dropFirst() }
            lastUnit = String(unit)
            seconds += amount.value * length
            parts += 1
            guard seconds <= Double(longest.milliseconds) / 1000 else { throw .tooLong }
        }
        guard parts > 0 else { throw .unreadable }
        guard seconds > 0 else { throw .zero }
        return .milliseconds(Int64((seconds * 1000).rounded()))
    }

    /// `30`, `1.5`, `a`, `an`, `one`, `half an`.
    private static func amount(_ rest: inout Substring) throws(Failure) -> (value: Double, isDigits: Bool) {
        let digits = rest.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
        if !digits.isEmpty {
            guard digits.count <= 12, let number = Double(digits) else { throw .unreadable }
            rest = rest.dropFirst(digits.count)
            return (number, true)
        }
        for (words, value) in [("half an ", 0.5), ("half a ", 0.5), ("half ", 0.5), ("an ", 1), ("a ", 1), ("one ", 1)]
        where rest.hasPrefix(words) {
            rest = rest.dropFirst(words.count)
            return (value, false)
        }
        throw .unreadable
    }
}
