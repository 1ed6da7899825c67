import Incidents

/// `10m`, `1h30m`, `90s`, `20 min`, `2 hours`: a duration as people type it, or why it is none.
enum SaidDuration: Equatable {
    case duration(Duration)
    case noUnit(String)
    case notPositive
    case tooLong
    case unreadable

    init(_ text: Substring) { self = Self.read(text) }

    /// For those who read a duration inside of something else.
    static let length: @Sendable (Substring) -> Duration? = { text in
        if case .duration(let duration) = SaidDuration(text) { duration } else { nil }
    }

    private static func read(_ text: Substring) -> SaidDuration {
        var scalars = text.bare.unicodeScalars[...]
        var seconds = 0
        var parts = 0
        let isNegative = scalars.first?.folded == "-"
        if isNegative { scalars.removeFirst() }
        while !scalars.isEmpty {
            let digits = scalars.prefix { $0.isDigit }
            scalars = scalars[digits.endIndex...].drop { $0 == " " }
            let word = scalars.prefix { !$0.isDigit && $0 != " " }
            guard !digits.isEmpty else { return .unreadable }
            guard !word.isEmpty else { return scalars.isEmpty ? .noUnit(Substring(digits).folded) : .unreadable }
            guard let unit = units[Substring(word).folded] else { return .unreadable }
            scalars = scalars[word.endIndex...].drop { $0 == " " }
            seconds = min(seconds + value(digits) * unit, most + 1)
            parts += 1
        }
        switch (parts, seconds) {
        case (0, _): return .unreadable
        case (_, 0): return .notPositive
        case (_, most + 1): return isNegative ? .notPositive : .tooLong
        default: return isNegative ? .notPositive : .duration(.seconds(seconds))
        }
    }

    /// A number of any length, held below what could overflow.
    private static func value(_ digits: Substring.UnicodeScalarView) -> Int {
        digits.reduce(0) { min($0 * 10 + Int($1.folded.value - 0x30), most + 1) }
    }

    private static let most = Limit.days * 86_400

    private static let units: [String: Int] = {
        let names = [
            1: ["s", "sec", "secs", "second", "seconds"],
            60: ["m", "min", "mins", "minute", "minutes"],
            3600: ["h", "hr", "hrs", "hour", "hours"],
            86_400: ["d", "day", "days"],
        ]
        return Dictionary(uniqueKeysWithValues: names.flatMap { unit, names in names.map { ($0, unit) } })
    }()
}
