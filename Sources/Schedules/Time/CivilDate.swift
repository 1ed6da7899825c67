import Incidents

/// A day of the proleptic Gregorian calendar, in no zone of its own.
package struct CivilDate: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    package var day: Int

    package init(day: Int) { self.day = day }

    /// Nil for a day that no calendar has (31 November), and for years outside 1…9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let wall = CivilTime(year: year, month: month, day: day)
        guard CivilTime(secondsSince1970: wall.secondsSince1970) == wall else { return nil }
        self.day = Int(wall.secondsSince1970 / 86_400)
    }

    package init(_ civil: CivilTime) {
        self.init(secondsSince1970: civil.secondsSince1970)
    }

    /// The day on which a wall clock stands that many seconds after 1970-01-01T00:00:00.
    package init(secondsSince1970 seconds: Int64) {
        day = Int((seconds - seconds.modulo(86_400)) / 86_400)
    }

    /// `2026-12-24`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = parts[0].digits, let month = parts[1].digits, let day = parts[2].digits
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Midnight at its beginning.
    package var civil: CivilTime { CivilTime(secondsSince1970: seconds) }
    /// Seconds on a wall clock from 1970-01-01T00:00:00 to its beginning.
    package var seconds: Int64 { Int64(day) * 86_400 }
    package var weekday: Weekday { Weekday(dayOfEpoch: day) }

    package static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }
    package static func + (date: CivilDate, days: Int) -> CivilDate { CivilDate(day: date.day + days) }
}

extension CivilDate: CustomStringConvertible {
    package var description: String { civil.date }
}

extension StringProtocol {
    /// A number of one to nine ASCII digits without a sign.
    var digits: Int? {
        (1...9).contains(utf8.count) && utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(self) : nil
    }
}

extension FixedWidthInteger {
    /// The remainder that is never negative, for a divisor above zero.
    func modulo(_ divisor: Self) -> Self {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
