import Incidents
import Testing

@Suite struct CivilTimeTests {
    @Test func `every day of 400 years follows the one before it`() {
        let first = CivilTime(year: 1770, month: 1, day: 1).secondsSince1970
        var before = CivilTime(secondsSince1970: first - 86_400)
        for day in 0..<Int64(146_097) {
            let today = CivilTime(secondsSince1970: first + day * 86_400)
            #expect(today == successor(of: before))
            #expect(today.secondsSince1970 == first + day * 86_400)
            before = today
        }
        #expect(before == CivilTime(year: 2169, month: 12, day: 31))
    }

    @Test(arguments: [0, 1, -1, 59, -59, 86_399, -86_400, -86_401, 1_795_182_127, -12_345_678_901])
    func `the wall time of a second leads back to it`(second: Int64) {
        #expect(CivilTime(secondsSince1970: second).secondsSince1970 == second)
    }

    @Test func `the second before 1970 is the last of 1969`() {
        let last = CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59, second: 59)
        #expect(CivilTime(secondsSince1970: -1) == last)
    }

    @Test func `a century is a leap year only every fourth time`() {
        #expect(CivilTime(year: 2000, month: 2, day: 29).next.date == "2000-03-01")
        #expect(CivilTime(year: 1900, month: 2, day: 28).next.date == "1900-03-01")
        #expect(CivilTime(year: 2028, month: 2, day: 28).next.date == "2028-02-29")
    }

    @Test func `a date and a clock are written with leading zeros`() {
        let wall = CivilTime(year: 2026, month: 1, day: 2, hour: 3, minute: 4, second: 5)
        #expect(wall.date == "2026-01-02")
        #expect(wall.clock == "03:04")
        #expect(wall.clockWithSeconds == "03:04:05")
        #expect(padded(1234, 3) == "1234")
    }

    /// The calendar by counting, as a second opinion.
    private func successor(of day: CivilTime) -> CivilTime {
        let isLeap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if day.day < lengths[day.month - 1] { return CivilTime(year: day.year, month: day.month, day: day.day + 1) }
        if day.month < 12 { return CivilTime(year: day.year, month: day.month + 1, day: 1) }
        return CivilTime(year: day.year + 1, month: 1, day: 1)
    }
}

extension CivilTime {
    fileprivate var next: CivilTime { CivilTime(secondsSince1970: secondsSince1970 + 86_400) }
}
