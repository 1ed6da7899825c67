/// `10m`, `1h30m`, `90s`, `20 min`, `2 hours`, `half an hour`: a duration as people type it, or why it is none.
package enum SaidDuration: Hashable, Sendable {
    case duration(Duration)
    case noUnit(String)
    case notPositive
    case tooLong
    case unreadable

    /// The longest duration; longer ones are dates.
    package static let days = 7

    package init(_ text: Substring) { self = Self.read(Self.inDigits(text)) }

    /// For those who read a duration inside of something else.
    package static let length: @Sendable (Substring) -> Duration? = { text in
        if case .duration(let duration) = SaidDuration(text) { duration } else { nil }
    }

    private static func read(_ text: String) -> SaidDuration {
        var scalars = text.unicodeScalars[...]
        var seconds = 0
        var parts = 0
        let isNegative = scalars.first == "-"
        if isNegative { scalars.removeFirst() }
        while !scalars.isEmpty {
            let digits = scalars.prefix(while: \.isDecimal)
            scalars = scalars[digits.endIndex...].drop { $0 == " " }
            let word = scalars.prefix { !$0.isDecimal && $0 != " " }
            guard !digits.isEmpty else { return .unreadable }
            guard !word.isEmpty else { return scalars.isEmpty ? .noUnit(String(Substring(digits))) : .unreadable }
            guard let unit = units[String(Substring(word))] else { return .unreadable }
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
        digits.reduce(0) { min($0 * 10 + Int($1.value - 0x30), most + 1) }
    }

    private static let most = days * 86_400

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

/// Words for numbers: `half an hour` is `1800s`, `an hour and a half` is `5400s`.
extension SaidDuration {
    private static func inDigits(_ text: Substring) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).map { SaidWord($0).text }.filter { !$0.isEmpty }
        var parts: [String] = []
        var index = 0
        while index < words.count {
            if let (part, next) = spelled(words, at: index) {
                parts.append(part)
                index = next
            } else {
                parts.append(words[index])
                index += 1
            }
        }
        return parts.joined(separator: " ")
    }

    private static func spelled(_ words: [String], at start: Int) -> (part: String, next: Int)? {
        func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
        func isArticle(_ index: Int) -> Bool { ["a", "an"].contains(word(index)) }
        // "and a half" behind a part, and "and" between two.
        if word(start) == "and", start > 0 {
            guard isArticle(start + 1), word(start + 2) == "half", let unit = units[words[start - 1]] else {
                return start + 1 < words.count ? ("", start + 1) : nil
            }
            return ("\(unit / 2)s", start + 3)
        }
        for (name, parts) in [("half", 2), ("quarter", 4)] {
            let index = isArticle(start) && word(start + 1) == name ? start + 1 : start
            guard word(index) == name else { continue }
            let of = word(index + 1) == "of" ? index + 2 : index + 1
            let last = isArticle(of) ? of + 1 : of
            guard let unit = units[word(last)] else { return nil }
            return ("\(unit / parts)s", last + 1)
        }
        // "1.5 hours", "1,5h"
        let whole = word(start)
        let figure = String(whole.prefix { $0.isNumber || $0 == "." || $0 == "," })
        let halves = figure.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        if halves.count == 2, halves[1] == "5", let number = halves[0].smallNumber {
            let rest = String(whole.dropFirst(figure.count))
            guard let unit = units[rest.isEmpty ? word(start + 1) : rest], unit > 1 else { return nil }
            return ("\(number * unit + unit / 2)s", rest.isEmpty ? start + 2 : start + 1)
        }
        let number = isArticle(start) ? 1 : (numbers.firstIndex(of: whole) ?? -1) + 1
        guard number > 0, units[word(start + 1)] != nil else { return nil }
        return ("\(number) \(word(start + 1))", start + 2)
    }

    private static let numbers = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
}
