import Incidents

extension Instant {
    /// `2026-11-20T14:02:07.120Z`, `2026-11-20T14:02:07-05:00`: a date and time with its distance to UTC (RFC 3339, 5.6).
    /// Nil for anything else.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard (20...40).contains(bytes.count) else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), (1...12).contains(month),
            (1...31).contains(day), hour < 24, minute < 60, second <= 60,
            [bytes[4], bytes[7]] == Array("--".utf8), "Tt ".utf8.contains(bytes[10]),
            [bytes[13], bytes[16]] == Array("::".utf8)
        else { return nil }
        var rest = bytes[19...]
        var milliseconds: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            for place in 0..<3 {
                let digit = digits.dropFirst(place).first.map { Int64($0 - 0x30) }
                milliseconds = milliseconds * 10 + (digit ?? 0)
            }
            rest = rest.dropFirst(1 + digits.count)
        }
        var offset = 0
        if rest != [UInt8(ascii: "Z")] && rest != [UInt8(ascii: "z")] {
            let start = rest.startIndex
            guard rest.count == 6, let sign = [UInt8(ascii: "+"): 1, UInt8(ascii: "-"): -1][rest[start]],
                rest[start + 3] == UInt8(ascii: ":"), let hours = number(start + 1..<start + 3),
                let minutes = number(start + 4..<start + 6), hours < 24, minutes < 60
            else { return nil }
            offset = sign * (hours * 3600 + minutes * 60)
        }
        let wall = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        self.init(milliseconds: (wall.secondsSince1970 - Int64(offset)) * 1000 + milliseconds)
    }
}
