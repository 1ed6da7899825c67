import Incidents
import Schedules
import Testing

@Suite struct ScheduleTests {
    private func schedule(_ layers: [Layer], backup: Cover = .nobody) throws -> Schedule {
        Schedule(name: "ic", zone: try Sample.zone("Europe/Berlin"), primary: .layers(layers), backup: backup)
    }

    private func onCall(_ schedule: Schedule, _ utc: String) throws -> OnCall {
        schedule.onCall(at: try Sample.utc(utc))
    }

    @Test func `people take turns, and the next one backs up`() throws {
        let schedule = try schedule([Sample.weekly()], backup: .nextInRotation)
        #expect(try onCall(schedule, "2026-11-16 07:59").everybody == [])
        #expect(try onCall(schedule, "2026-11-16 08:00").everybody == [Sample.ana, Sample.bob])
        #expect(try onCall(schedule, "2026-11-23 07:59").everybody == [Sample.ana, Sample.bob])
        #expect(try onCall(schedule, "2026-11-23 08:00").everybody == [Sample.bob, Sample.cem])
        #expect(try onCall(schedule, "2026-11-30 08:00").everybody == [Sample.cem, Sample.ana])
        #expect(try onCall(schedule, "2026-12-07 08:00").everybody == [Sample.ana, Sample.bob])
    }

    @Test func `a layer that starts in the middle of a week has a short first turn`() throws {
        var layer = try Sample.weekly()
        layer.start = try Sample.date("2026-11-18")
        let schedule = try schedule([layer])
        let shifts = schedule.shifts(from: try Sample.utc("2026-11-16 00:00"), to: try Sample.utc("2026-12-07 08:00"))
        #expect(shifts.map(\.person) == [Sample.ana, Sample.bob, Sample.cem])
        #expect(shifts.map { $0.length.components.seconds / 3600 } == [5 * 24, 168, 168])
        #expect(shifts[0].from == (try Sample.utc("2026-11-18 08:00")))
    }

    @Test func `the last layer that is active holds`() throws {
        let weekend = Window(
            from: .friday, try Sample.time("18:00"), to: .monday, try Sample.time("09:00"))
        let layers = [
            try Sample.weekly([Sample.ana, Sample.bob]),
            try Sample.weekly([Sample.dora], name: "weekend", windows: [weekend]),
        ]
        let schedule = try schedule(layers)
        #expect(try onCall(schedule, "2026-11-20 16:59").primary == [Sample.ana])
        #expect(try onCall(schedule, "2026-11-20 17:00").primary == [Sample.dora])
        #expect(try onCall(schedule, "2026-11-23 07:59").primary == [Sample.dora])
        #expect(try onCall(schedule, "2026-11-23 08:00").primary == [Sample.bob])
    }

    @Test func `a window over midnight belongs to the day on which it begins`() throws {
        let nights = Window.on([.friday], from: try Sample.time("22:00"), to: try Sample.time("06:00"))
        let schedule = try schedule([Sample.weekly([Sample.ana], windows: nights)])
        let shifts = schedule.shifts(from: try Sample.utc("2026-11-16 00:00"), to: try Sample.utc("2026-11-30 00:00"))
        #expect(shifts.map(\.from) == [try Sample.utc("2026-11-20 21:00"), try Sample.utc("2026-11-27 21:00")])
        #expect(shifts.map(\.to) == [try Sample.utc("2026-11-21 05:00"), try Sample.utc("2026-11-28 05:00")])
        #expect(nights[0].description == "friday 22:00–saturday 06:00")
    }

    @Test func `turns of one person that touch are one shift`() throws {
        let schedule = try schedule([Sample.weekly([Sample.ana, Sample.ana, Sample.bob])])
        let shifts = schedule.shifts(from: try Sample.utc("2026-11-16 08:00"), to: try Sample.utc("2026-12-07 08:00"))
        #expect(shifts.map { $0.length.components.seconds / 86_400 } == [14, 7])
    }

    @Test func `the later made of two overrides wins`() throws {
        var schedule = try schedule([Sample.weekly()], backup: .nextInRotation)
        let from = try Sample.utc("2026-11-17 00:00")
        schedule.overrides = [
            Override(person: Sample.dora, from: from, to: from + .days(1), by: Sample.ana, made: from - .hours(1)),
            Override(person: Sample.bob, from: from, to: from + .days(2), by: Sample.ana, made: from - .hours(2)),
        ]
        #expect(try onCall(schedule, "2026-11-17 12:00").everybody == [Sample.dora, Sample.bob])
        // Bob stands in, so that the one after him backs him up.
        #expect(try onCall(schedule, "2026-11-18 12:00").everybody == [Sample.bob, Sample.cem])
        #expect(try onCall(schedule, "2026-11-19 00:00").everybody == [Sample.ana, Sample.bob])
    }

    @Test func `a swap moves one person's shifts and no others`() throws {
        var schedule = try schedule([Sample.weekly()])
        let from = try Sample.utc("2026-11-20 00:00")
        schedule.overrides = [
            Override(
                person: Sample.dora, from: from, to: from + .days(7), by: Sample.ana, made: from,
                replaces: Sample.ana),
            // A second swap of the same days finds Ana's place, although Dora has it.
            Override(
                person: Sample.cem, from: from + .days(1), to: from + .days(2), by: Sample.ana, made: from + .hours(1),
                replaces: Sample.ana),
        ]
        #expect(try onCall(schedule, "2026-11-20 12:00").primary == [Sample.dora])
        #expect(try onCall(schedule, "2026-11-21 12:00").primary == [Sample.cem])
        #expect(try onCall(schedule, "2026-11-22 12:00").primary == [Sample.dora])
        #expect(try onCall(schedule, "2026-11-23 12:00").primary == [Sample.bob])
    }

    @Test func `on a holiday another layer holds, or nobody`() throws {
        var schedule = try schedule([Sample.weekly()], backup: .nextInRotation)
        schedule.reserve = [try Sample.weekly([Sample.dora], name: "volunteers")]
        schedule.holidays = [
            Holiday(
                name: "Christmas", days: .dates(try Sample.date("2026-12-24"), try Sample.date("2026-12-26")),
                layer: "volunteers"),
            Holiday(name: "New Year", days: .yearly(month: 1, day: 1), layer: nil),
        ]
        #expect(try onCall(schedule, "2026-12-23 22:59").primary == [Sample.cem])
        #expect(try onCall(schedule, "2026-12-23 23:00").everybody == [Sample.dora])
        #expect(try onCall(schedule, "2026-12-26 22:59").primary == [Sample.dora])
        #expect(try onCall(schedule, "2026-12-26 23:00").everybody == [Sample.cem, Sample.ana])
        let gaps = schedule.gaps(from: try Sample.utc("2026-12-01 00:00"), to: try Sample.utc("2028-01-31 00:00"))
        #expect(gaps.map(\.from) == [try Sample.utc("2026-12-31 23:00"), try Sample.utc("2027-12-31 23:00")])
        #expect(gaps.map(\.length) == [.hours(24), .hours(24)])
    }

    @Test func `somebody on two duties at once is found, also across schedules`() throws {
        let layer = try Sample.weekly([Sample.ana, Sample.bob])
        let schedule = try schedule(
            [layer], backup: .layers([Sample.weekly([Sample.bob, Sample.bob], name: "second")]))
        let (from, to) = (try Sample.utc("2026-11-16 08:00"), try Sample.utc("2026-11-30 08:00"))
        let overlaps = schedule.overlaps(from: from, to: to)
        #expect(overlaps.map(\.person) == [Sample.bob])
        #expect(overlaps.first?.time == Interval(from: from + .days(7), to: to))
        var other = schedule
        other.name = "database"
        let all = schedule.shifts(.primary, from: from, to: to) + other.shifts(.primary, from: from, to: to)
        #expect(DoubleBooking.all(of: all).map(\.person) == [Sample.ana, Sample.bob])
    }

    @Test func `the next hand-off names who goes and who comes`() throws {
        let schedule = try schedule([Sample.weekly()])
        let next = try #require(schedule.next(handOffAfter: Sample.utc("2026-11-18 00:00")))
        #expect(next.at == (try Sample.utc("2026-11-23 08:00")))
        #expect(next.before.primary == [Sample.ana] && next.after.primary == [Sample.bob])
        #expect(next.duties == [.primary])
        let alone = try self.schedule([Sample.weekly([Sample.ana])])
        #expect(alone.next(handOffAfter: try Sample.utc("2026-11-18 00:00")) == nil)
    }

    @Test func `a shift is whole, however little of it is asked for`() throws {
        var layer = try Sample.weekly([Sample.ana, Sample.bob])
        layer.rotation = .weeks(20)
        let schedule = try schedule([layer])
        let day = try Sample.utc("2027-01-10 00:00")
        let whole = schedule.wholeShifts(from: day, to: day + .days(1))
        #expect(whole.map(\.from) == [try Sample.utc("2026-11-16 08:00")])
        #expect(whole[0].to == (try Sample.utc("2027-04-05 07:00")))
        let alone = try self.schedule([Sample.weekly([Sample.ana])])
        let late = try Sample.utc("2036-01-10 00:00")
        #expect(alone.wholeShifts(from: late, to: late + .days(1)).map(\.from) == [whole[0].from])
        #expect(alone.shifts(of: Sample.bob, from: day, to: late) == [])
    }
}
