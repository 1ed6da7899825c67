/// A telephone number as machines dial it.
enum DialledNumber {
    /// `+49 (0)30 123-4567` and `0049 30 1234567` as `+49301234567` (E.164: a plus and at most 15 digits); nil where it
    /// says no country, or has more to it than a number.
    static func international(_ text: String) -> String? {
        var number = text.replacing("(0)", with: "").filter { !" -()./".contains($0) }
        if number.hasPrefix("00") { number = "+" + number.dropFirst(2) }
        let digits = number.dropFirst()
        guard number.hasPrefix("+"), !digits.hasPrefix("0"), (7...15).contains(digits.count),
            digits.allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        return number
    }
}
