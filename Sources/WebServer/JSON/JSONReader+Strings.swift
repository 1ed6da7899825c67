// Strings are the one part of JSON with rules of its own: escapes, pairs of them, and UTF-8.
extension JSONReader {
    /// At the opening quote. Without an escape it is one copy and one check that it is UTF-8.
    mutating func string() throws(JSONFault) -> String {
        let opening = position
        position += 1
        let start = position
        var unescaped: [UInt8]?
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                let content = unescaped ?? Array(bytes[start..<position])
                position += 1
                guard let string = String(validating: content, as: UTF8.self) else {
                    throw JSONFault(sentence: "a string is not UTF-8", byte: opening)
                }
                return string
            case UInt8(ascii: "\\"):
                if unescaped == nil { unescaped = Array(bytes[start..<position]) }
                let scalar = try escape()
                unescaped?.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case ..<0x20:
                throw fault("a control character inside a string must be escaped (a line break is \\n)")
            default:
                unescaped?.append(byte)
                position += 1
            }
        }
        throw JSONFault(sentence: "a string has no closing quote", byte: opening)
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        let start = position
        position += 2
        guard start + 1 < bytes.count else { throw fault("a string has no closing quote") }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(at: start)
        default: throw JSONFault(sentence: "a backslash begins no known escape", byte: start)
        }
    }

    /// After `\u`: four digits, or two times four for a character beyond U+FFFF.
    private mutating func unicodeEscape(at start: Int) throws(JSONFault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        if (0xD800..<0xDC00).contains(first), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let second = try fourDigits()
            if (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw JSONFault(sentence: "half of a \\u pair stands alone", byte: start)
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("\\u needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}
