extension Collection<UInt8> {
    /// Lower case, two digits a byte.
    package var hex: String {
        var digits = ""
        digits.reserveCapacity(count * 2)
        for byte in self { digits += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }
        return digits
    }
}

extension [UInt8] {
    /// Nil where these are no hexadecimal digits, or an odd number of them.
    init?(hex: some StringProtocol) {
        let digits = hex.utf8.map { digit -> UInt8? in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x66: digit - 0x57
            case 0x41...0x46: digit - 0x37
            default: nil
            }
        }
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        self = bytes
    }
}

extension Digest {
    var hex: String { withBytes { $0.hex } }

    /// Nil where these are not 64 hexadecimal digits.
    init?(hex: some StringProtocol) {
        guard let bytes = [UInt8](hex: hex), let made = bytes.withUnsafeBytes({ Digest($0) }) else { return nil }
        self = made
    }
}
