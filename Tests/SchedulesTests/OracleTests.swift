import Incidents
import Schedules
import Testing

/// The module against a walk through time, minute by minute.
@Suite struct OracleTests {
    /// Days on which clocks change somewhere, and one on which a whole day is missing (Apia, 2011-12-30).
    private static let nights = [
        "2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2011-12-30", "2012-04-01",
        "2028-02-29",
    ]

    @Test(arguments: Sample.zones) func `nights of changing clocks, by the minute`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        for night in OracleTests.nights {
            let date = try Sample.date(night)
            let from = Instant(seconds: Int64(date.day) * 86_400) - .days(1)
            for round in 0..<2 {
                let schedule = dice.schedule(zone, around: date, step: 1)
                let expected = Oracle.shifts(schedule, from: from, to: from + .days(3), step: .minutes(1))
                let found = schedule.shifts(from: from, to: from + .days(3))
                let difference = Oracle.difference(found, expected)
                try #require(difference == nil, "\(name), \(night), round \(round)")
            }
        }
    }

    @Test(arguments: Sample.zones) func `years, by the half hour`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(name.utf8.reduce(11) { $0 &* 31 &+ UInt64($1) })
        for year in [2011, 2026] {
            let date = try #require(CivilDate(year: year, month: 3, day: 1))
            let schedule = dice.schedule(zone, around: date, step: 30)
            let from = Instant(seconds: Int64(date.day) * 86_400) - .days(30)
            let to = from + .days(400)
            let expected = Oracle.shifts(schedule, from: from, to: to, step: .minutes(30))
            let difference = Oracle.difference(schedule.shifts(from: from, to: to), expected)
            try #require(difference == nil, "\(name), \(year)")
        }
    }

    @Test(arguments: Sample.zones) func `a moment, its shift and its gap agree`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(99)
        let date = try Sample.date("2026-10-25")
        for _ in 0..<20 {
            let schedule = dice.schedule(zone, around: date, step: 1)
            let from = Instant(seconds: Int64(date.day) * 86_400) - .days(8)
            let shifts = schedule.shifts(from: from, to: from + .days(16))
            let gaps = schedule.gaps(from: from, to: from + .days(16))
            for _ in 0..<200 {
                let moment = from + .seconds(dice.roll(0...16 * 86_400 - 1))
                let onCall = schedule.onCall(at: moment)
                for duty in Duty.allCases {
                    let holding = shifts.filter { $0.duty == duty && $0.from <= moment && moment < $0.to }
                    #expect(Set(holding.map(\.person)) == Set(onCall[duty]))
                }
                #expect(gaps.contains { $0.from <= moment && moment < $0.to } == onCall.primary.isEmpty)
            }
        }
    }

    @Test(arguments: Sample.zones) func `hand-offs are where shifts begin or end`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(5)
        let date = try Sample.date("2026-03-29")
        for _ in 0..<20 {
            let schedule = dice.schedule(zone, around: date, step: 1)
            let from = Instant(seconds: Int64(date.day) * 86_400) - .days(3)
            let to = from + .days(7)
            let edges = schedule.shifts(from: from, to: to).flatMap { [$0.from, $0.to] }
            var found: [Instant] = []
            var moment = from
            while let next = schedule.next(handOffAfter: moment), next.at < to {
                #expect(!next.duties.isEmpty)
                found.append(next.at)
                moment = next.at
            }
            let expected = Set(edges.filter { from < $0 && $0 < to }).sorted()
            // People of one duty who change places make no shift begin.
            #expect(Set(expected).isSubset(of: found))
            #expect(found == found.sorted())
        }
    }

    @Test(arguments: Sample.zones) func `a whole shift is the one that a look at all time finds`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(77)
        let date = try Sample.date("2026-10-25")
        for _ in 0..<8 {
            let schedule = dice.schedule(zone, around: date, step: 30)
            let from = Instant(seconds: Int64(date.day) * 86_400) + .minutes(dice.roll(0...2000))
            let to = from + .days(dice.roll(1...20))
            // No layer or override of these begins earlier, and none that ends does so later.
            let all = schedule.shifts(from: from - .days(90), to: from + .days(300))
            let expected = all.filter { $0.from < to && from < $0.to }
            let found = schedule.wholeShifts(from: from, to: to)
            #expect(found.map(\.from) == expected.map(\.from) && found.map(\.person) == expected.map(\.person))
            for (whole, other) in zip(found, expected) where other.to < from + .days(300) {
                #expect(whole.to == other.to)
            }
        }
    }
}
