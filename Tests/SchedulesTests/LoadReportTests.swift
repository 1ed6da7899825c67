import Incidents
import Schedules
import Testing

@Suite struct LoadReportTests {
    private func row(
        _ shifts: [(from: String, to: String)], incidents: [String] = [], pages: [String] = []
    ) throws -> LoadReport.Row {
        let interval = Interval(from: try Sample.utc("2026-10-01 00:00"), to: try Sample.utc("2026-12-01 00:00"))
        let report = LoadReport(
            interval, zone: try Sample.zone("Europe/Berlin"),
            shifts: try shifts.map {
                Shift(
                    schedule: "ic", duty: .primary, person: Sample.ana, from: try Sample.utc($0.from),
                    to: try Sample.utc($0.to))
            },
            incidents: try incidents.map { LoadReport.Load(person: Sample.ana, at: try Sample.utc($0)) },
            pages: try pages.map { LoadReport.Load(person: Sample.ana, at: try Sample.utc($0)) },
            people: [Sample.ana])
        return try #require(report.rows.first)
    }

    @Test func `a week has 168 hours, 48 of weekend and 63 of night`() throws {
        let week = try row([("2026-11-16 08:00", "2026-11-23 08:00")])
        #expect(week.onCall == .hours(168) && week.weekend == .hours(48) && week.night == .hours(63))
    }

    @Test func `the week in which clocks go back has an hour more of each`() throws {
        let week = try row([("2026-10-19 07:00", "2026-10-26 08:00")])
        #expect(week.onCall == .hours(169) && week.weekend == .hours(49) && week.night == .hours(64))
    }

    @Test func `two shifts at once count once, and what lies outside does not count`() throws {
        let twice = try row([("2026-11-17 08:00", "2026-11-17 12:00"), ("2026-11-17 10:00", "2026-11-17 13:00")])
        #expect(twice.onCall == .hours(5) && twice.night == .zero)
        #expect(try row([("2026-11-30 22:00", "2026-12-09 00:00")]).onCall == .hours(2))
        #expect(try row([("2026-12-30 22:00", "2026-12-31 00:00")]).onCall == .zero)
    }

    @Test func `pages at 22:00 and 06:59 are pages by night`() throws {
        let pages = ["2026-11-17 20:59", "2026-11-17 21:00", "2026-11-18 05:59", "2026-11-18 06:00"]
        let counted = try row([], pages: pages)
        #expect(counted.pages == 4 && counted.nightPages == 2)
    }

    @Test func `more than two incidents in seven days are flagged`() throws {
        let three = try row([], incidents: ["2026-11-16 12:00", "2026-11-20 12:00", "2026-11-23 11:59"])
        let first = try Sample.utc("2026-11-16 12:00")
        #expect(three.heavyWeek?.incidents == 3 && three.heavyWeek?.from == first)
        let spread = try row([], incidents: ["2026-11-16 12:00", "2026-11-20 12:00", "2026-11-23 12:00"])
        #expect(spread.incidents == 3 && spread.heavyWeek == nil)
    }

    @Test func `an even share is the mean`() throws {
        let from = try Sample.utc("2026-11-16 00:00")
        let report = LoadReport(
            Interval(from: from, to: from + .days(7)), zone: .utc,
            shifts: [Shift(schedule: "ic", duty: .primary, person: Sample.ana, from: from, to: from + .days(7))],
            incidents: [], pages: [], people: [Sample.ana, Sample.bob])
        #expect(report.evenShare == .hours(84) && report.rows.map(\.person) == [Sample.ana, Sample.bob])
    }
}
