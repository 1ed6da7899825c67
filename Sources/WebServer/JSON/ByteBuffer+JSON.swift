import Incidents
import NIOCore

extension ByteBuffer {
    /// The string in quotes. Whole runs are copied; only quotes, backslashes and control characters are escaped.
    mutating func writeJSONString(_ string: String) {
        writeStaticString("\"")
        var string = string
        string.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                let byte = bytes[index]
                guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
                writeBytes(bytes[start..<index])
                writeEscape(of: byte)
                start = index + 1
            }
            writeBytes(bytes[start...])
        }
        writeStaticString("\"")
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case 0x22: writeStaticString("\\\"")
        case 0x5C: writeStaticString("\\\\")
        case 0x0A: writeStaticString("\\n")
        case 0x0D: writeStaticString("\\r")
        case 0x09: writeStaticString("\\t")
        default:
            writeStaticString("\\u00")
            writeInteger(Self.hexDigit(byte >> 4))
            writeInteger(Self.hexDigit(byte & 15))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// The same text as `Instant.rfc3339`, without making strings: two of these stand in every message.
    mutating func writeRFC3339(_ instant: Instant) {
        let time = instant.utc
        guard (0...9999).contains(time.year) else {
            writeString(instant.rfc3339)
            return
        }
        writeDigits(time.year, 4)
        writeInteger(UInt8(ascii: "-"))
        writeDigits(time.month, 2)
        writeInteger(UInt8(ascii: "-"))
        writeDigits(time.day, 2)
        writeInteger(UInt8(ascii: "T"))
        writeDigits(time.hour, 2)
        writeInteger(UInt8(ascii: ":"))
        writeDigits(time.minute, 2)
        writeInteger(UInt8(ascii: ":"))
        writeDigits(time.second, 2)
        writeInteger(UInt8(ascii: "."))
        writeDigits(Int(instant.milliseconds - instant.seconds * 1000), 3)
        writeInteger(UInt8(ascii: "Z"))
    }

    private mutating func writeDigits(_ number: Int, _ width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            writeInteger(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
