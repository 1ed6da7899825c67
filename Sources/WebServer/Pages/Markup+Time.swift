import Incidents

extension Instant {
    /// UTC until the script shows it in the reader's own zone.
    var markup: Markup {
        "<time datetime=\"\(rfc3339)\">\(utc.date) \(utc.clock) UTC</time>"
    }
}

extension String {
    /// As one segment of an address.
    var pathSegment: String {
        var result = ""
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default: result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
