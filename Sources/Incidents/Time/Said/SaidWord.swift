/// One word of a time, without what stands around it: `(UTC)` as `utc`.
package struct SaidWord: Sendable {
    /// As typed.
    package let raw: Substring
    /// Lower case; full-width forms and the kinds of hyphen as ASCII.
    package let text: String
    /// Written in capitals: `WEST` is a zone where `west` may be a word.
    let isCapital: Bool
    /// Begins with a capital, as names of places do.
    let isName: Bool

    init(_ raw: Substring) {
        self.raw = raw
        let plain = String(String.UnicodeScalarView(raw.unicodeScalars.map(SaidWord.ascii)))
        let bare = plain.trimmed { !$0.isPartOfTime }
        text = bare.lowercased()
        isCapital = bare != text && bare == bare.uppercased()
        isName = bare.first?.isUppercase ?? false
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        case 0x2010, 0x2011, 0x2212: "-"
        default: scalar
        }
    }
}

extension Unicode.Scalar {
    /// What may begin or end a word of a time: letters, digits and the signs of an offset.
    fileprivate var isPartOfTime: Bool { properties.isAlphabetic || isDecimal || self == "+" || self == "-" }

    var isDecimal: Bool { (0x30...0x39).contains(value) }
}

extension StringProtocol {
    func trimmed(_ isDropped: (Unicode.Scalar) -> Bool) -> String {
        var scalars = Substring(self).unicodeScalars.drop(while: isDropped)
        while let last = scalars.last, isDropped(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// A number of one to four ASCII digits without a sign.
    var smallNumber: Int? {
        (1...4).contains(utf8.count) && unicodeScalars.allSatisfy(\.isDecimal) ? Int(self) : nil
    }
}
