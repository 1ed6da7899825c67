import Incidents

extension WhenSaid {
    /// `14:05`, `2026-11-20 14:05`; nil for anything else. A zone is not read: times are in the configured one.
    init?(clock text: Substring) {
        let words = text.folded.split { $0 == " " || $0 == "t" }
        guard let last = words.last, words.count <= 2, let (hour, minute) = Self.clock(last) else { return nil }
        guard words.count == 2 else {
            self = .clock(hour: hour, minute: minute)
            return
        }
        let date = words[0].split(separator: "-", omittingEmptySubsequences: false)
        guard date.count == 3, date[0].count == 4, let year = Self.number(date[0]), let month = Self.number(date[1]),
            let day = Self.number(date[2]), year >= 1970
        else { return nil }
        let wall = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
        // A day that no calendar has (31 November) does not come back as itself.
        guard (1...12).contains(month), CivilTime(secondsSince1970: wall.secondsSince1970) == wall else { return nil }
        self = .wall(wall)
    }

    private static func clock(_ text: Substring) -> (hour: Int, minute: Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let hour = number(parts[0]), let minute = number(parts[1]),
            hour < 24, minute < 60
        else { return nil }
        return (hour, minute)
    }

    private static func number(_ digits: Substring) -> Int? {
        (1...4).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }
}
