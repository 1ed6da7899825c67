import Incidents

/// Their times: RFC 3339, with or without fractions, in UTC or with an offset.
package enum OpsgenieTime {
    /// Nil for anything else.
    package static func instant(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54 || bytes[10] == 0x20,
            bytes[13] == 0x3A, bytes[16] == 0x3A,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
        else { return nil }
        guard (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61 else { return nil }
        var wall = CivilTime(year: year, month: month, day: day)
        wall.hour = hour
        wall.minute = minute
        wall.second = second
        var rest = bytes[19...]
        if rest.first == 0x2E { rest = rest.dropFirst().drop { (0x30...0x39).contains($0) } }
        guard let offset = offset(rest) else { return nil }
        return Instant(seconds: wall.secondsSince1970 - Int64(offset))
    }

    /// Seconds east of UTC: `Z`, `+02:00`, `-0330`.
    private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
        let bytes = text.filter { $0 != 0x3A }
        if bytes == [0x5A] || bytes == [0x7A] { return 0 }
        guard bytes.count == 5, bytes[0] == 0x2B || bytes[0] == 0x2D, let hours = number(bytes[1..<3]),
            let minutes = number(bytes[3..<5])
        else { return nil }
        return (bytes[0] == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
