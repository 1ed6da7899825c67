extension JSONText {
    func isNull(_ start: Int) -> Bool { start < bytes.count && bytes[start] == UInt8(ascii: "n") }

    func bool(_ start: Int) throws(JSONFault) -> Bool {
        switch try byte(start) {
        case UInt8(ascii: "t"): return true
        case UInt8(ascii: "f"): return false
        default: throw JSONFault(at: start, "expected true or false")
        }
    }

    func integer<Number: FixedWidthInteger>(_ start: Int) throws(JSONFault) -> Number {
        var index = start
        let isNegative = try byte(index) == UInt8(ascii: "-")
        if isNegative { index += 1 }
        var value: Number = 0
        let first = index
        while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let step = Number(truncatingIfNeeded: digit)
            let (sum, carry) =
                isNegative ? product.subtractingReportingOverflow(step) : product.addingReportingOverflow(step)
            guard !overflow, !carry else { throw JSONFault(at: start, "the number is too large") }
            value = sum
            index += 1
        }
        let end = skipWord(start)
        guard index > first, index == end else { throw JSONFault(at: start, "expected a whole number") }
        return value
    }

    func double(_ start: Int) throws(JSONFault) -> Double {
        let word = String(decoding: bytes[start..<skipWord(start)], as: UTF8.self)
        guard let value = Double(word) else { throw JSONFault(at: start, "expected a number, got \(word)") }
        return value
    }

    func string(_ start: Int) throws(JSONFault) -> String {
        guard try byte(start) == UInt8(ascii: "\"") else { throw JSONFault(at: start, "expected a string") }
        var index = start + 1
        while try byte(index) != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") { return try escapedString(from: start + 1, firstEscape: index) }
            index += 1
        }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[(start + 1)..<index]), as: UTF8.self)
    }

    private func escapedString(from start: Int, firstEscape: Int) throws(JSONFault) -> String {
        var plain = Array(bytes[start..<firstEscape])
        var index = firstEscape
        while true {
            let found = try byte(index)
            index += 1
            if found == UInt8(ascii: "\"") { return String(decoding: plain, as: UTF8.self) }
            guard found == UInt8(ascii: "\\") else {
                plain.append(found)
                continue
            }
            let escape = try byte(index)
            index += 1
            switch escape {
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(escape)
            case UInt8(ascii: "u"): plain.append(contentsOf: String(try scalar(&index)).utf8)
            default: throw JSONFault(at: index - 1, "unknown escape")
            }
        }
    }

    /// Behind `\u`: four hex digits, or two such halves of a surrogate pair.
    private func scalar(_ index: inout Int) throws(JSONFault) -> Unicode.Scalar {
        var value = try hex(&index)
        if (0xD800..<0xDC00).contains(value), try byte(index) == UInt8(ascii: "\\") {
            index += 2
            let low = try hex(&index)
            guard (0xDC00..<0xE000).contains(low) else { throw JSONFault(at: index, "half of a surrogate pair") }
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else { throw JSONFault(at: index, "not a Unicode scalar") }
        return scalar
    }

    private func hex(_ index: inout Int) throws(JSONFault) -> UInt32 {
        guard index + 4 <= bytes.count else { throw JSONFault(at: index, "the text ends in the middle") }
        let digits = String(decoding: bytes[index..<(index + 4)], as: UTF8.self)
        guard let value = UInt32(digits, radix: 16) else { throw JSONFault(at: index, "expected four hex digits") }
        index += 4
        return value
    }
}
