import Incidents
import Testing

@testable import Schedules

@Suite struct CheckTests {
    private func sound() throws -> Schedule {
        try Schedule(
            name: "ic", zone: Sample.zone("Europe/Berlin"), primary: .layers([Sample.weekly()]),
            backup: .nextInRotation)
    }

    @Test func `a sound schedule has no problems, also with a hand-off in an hour that a day does not have`() throws {
        var schedule = try sound()
        var layer = try Sample.weekly()
        layer.handOff = try Sample.time("02:30")
        schedule.primary = .layers([layer])
        #expect(schedule.problems == [])
    }

    @Test func `a layer without people or without a length is a problem and no trap`() throws {
        var schedule = try sound()
        for rotation in [Rotation.days(0), .weeks(-3), .hours(Int.min), .hours(Int.max), .together] {
            schedule.primary = .layers([
                Layer(name: "a", people: [], rotation: rotation, start: try Sample.date("2026-01-01"))
            ])
            #expect(schedule.problems.contains { $0.trouble == .noPeople && $0.part == .layer(.primary, 0) })
            let from = try Sample.utc("2026-02-01 00:00")
            #expect(schedule.shifts(from: from, to: from + .days(9)) == [])
        }
        schedule.primary = .layers([
            Layer(
                name: "a", people: [Sample.ana, Sample.bob], rotation: .weeks(105), start: try Sample.date("2026-01-01")
            ),
            Layer(name: "b", people: [Sample.ana], rotation: .weeks(0), start: try Sample.date("2026-01-01")),
        ])
        #expect(schedule.problems.map(\.trouble) == [.lengthTooLong, .lengthNotPositive])
        #expect(schedule.problems.map(\.part) == [.layer(.primary, 0), .layer(.primary, 1)])
        #expect(schedule.onCall(at: try Sample.utc("2026-02-01 00:00")).primary == [])
    }

    @Test func `windows of a layer may touch but not overlap, over Sunday night too`() throws {
        var schedule = try sound()
        let (nine, five) = (try Sample.time("09:00"), try Sample.time("17:00"))
        let days = Window.on([.monday, .tuesday], from: nine, to: five)
        let evening = Window.on([.monday], from: five, to: nine)
        schedule.primary = .layers([try Sample.weekly(windows: days + evening)])
        #expect(schedule.problems == [])
        let weekend = Window(from: .friday, five, to: .monday, try Sample.time("09:01"))
        schedule.primary = .layers([try Sample.weekly(windows: days + [weekend])])
        #expect(schedule.problems.map(\.part) == [.window(.primary, layer: 0, 2)])
        #expect(schedule.problems.map(\.what) == ["overlaps: friday 17:00–monday 09:01 with monday 09:00–monday 17:00"])
    }

    @Test func `each mistake is named where it stands`() throws {
        var schedule = try sound()
        var late = try Sample.weekly(name: "late")
        late.end = late.start
        var odd = try Sample.weekly(name: "late")
        odd.rotation = .daily
        schedule.primary = .layers([late, odd])
        schedule.holidays = [
            Holiday(name: "x", days: .dates(late.start + 1, late.start), layer: "nights", duties: []),
            Holiday(name: "y", days: .yearly(month: 2, day: 30), layer: nil),
        ]
        let moment = try Sample.utc("2026-11-20 00:00")
        schedule.overrides = [
            Override(
                person: Sample.ana, from: moment, to: moment, by: Sample.ana, made: moment, replaces: Sample.ana)
        ]
        #expect(
            schedule.problems == [
                ScheduleProblem(part: .layer(.primary, 0), trouble: .endBeforeStart),
                ScheduleProblem(part: .layer(.primary, 1), trouble: .weekdayWithoutWeeks),
                ScheduleProblem(part: .layer(.primary, 1), trouble: .nameTaken("late")),
                ScheduleProblem(part: .holiday(0), trouble: .endBeforeStart),
                ScheduleProblem(part: .holiday(0), trouble: .unknownLayer("nights")),
                ScheduleProblem(part: .holiday(0), trouble: .noDuties),
                ScheduleProblem(part: .holiday(1), trouble: .noSuchDay(month: 2, day: 30)),
                ScheduleProblem(part: .override(0), trouble: .endBeforeStart),
                ScheduleProblem(part: .override(0), trouble: .replacesSelf(Sample.ana)),
            ])
        #expect(schedule.problems.allSatisfy { !$0.what.isEmpty && !$0.hint.isEmpty })
    }

    @Test func `a backup that nobody can be is a problem`() throws {
        var schedule = try sound()
        schedule.primary = .layers([try Sample.weekly([Sample.ana, Sample.ana])])
        #expect(schedule.problems.map(\.trouble) == [.nobodyFollows])
        schedule.primary = .nextInRotation
        #expect(schedule.problems.map(\.trouble) == [.nextOfItself, .nobodyFollows])
        #expect(schedule.onCall(at: try Sample.utc("2026-11-20 00:00")).everybody == [])
        schedule.primary = .nobody
        schedule.backup = .layers([])
        #expect(schedule.problems.map(\.part) == [.cover(.primary), .cover(.backup)])
    }
}
