extension JSONParser {
    /// A whole number that fits is an `int`, however it is written: `5`, `5.0`, `5e0`.
    mutating func number() -> JSONValue? {
        let start = position
        let isNegative = take(ascii: UInt8(ascii: "-"))
        let digits = position
        var whole: Int64 = 0
        var fits = true
        while let digit = digit() {
            let (times, overflowed) = whole.multipliedReportingOverflow(by: 10)
            // Downwards, for there is one more number below zero than above it.
            let (sum, overflowedToo) = times.subtractingReportingOverflow(digit)
            fits = fits && !overflowed && !overflowedToo
            whole = sum
        }
        guard position > digits, bytes[digits] != UInt8(ascii: "0") || position == digits + 1 else { return nil }
        var isWhole = true
        if take(ascii: UInt8(ascii: ".")) {
            isWhole = false
            guard takeDigits() else { return nil }
        }
        if take(ascii: UInt8(ascii: "e")) || take(ascii: UInt8(ascii: "E")) {
            isWhole = false
            if !take(ascii: UInt8(ascii: "+")) { _ = take(ascii: UInt8(ascii: "-")) }
            guard takeDigits() else { return nil }
        }
        if isWhole, fits, isNegative || whole != .min { return .int(isNegative ? whole : -whole) }
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite else {
            return .null
        }
        return Int64(exactly: value).map { .int($0) } ?? .double(value)
    }

    private mutating func digit() -> Int64? {
        guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
        defer { position += 1 }
        return Int64(bytes[position] - 0x30)
    }

    private mutating func takeDigits() -> Bool {
        let start = position
        while digit() != nil {}
        return position > start
    }

    private mutating func take(ascii byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }
}
