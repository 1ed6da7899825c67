import Incidents
import Schedules
import Testing

/// The two nights of the year, by hand: Berlin skips 02:00–03:00 on 2026-03-29 and has it twice on 2026-10-25.
@Suite struct DaylightSavingTests {
    private func daily(_ zone: String, _ handOff: String, _ start: String) throws -> Schedule {
        let layer = Layer(
            name: "days", people: [Sample.ana, Sample.bob], rotation: .daily, handOff: try Sample.time(handOff),
            start: try Sample.date(start))
        return Schedule(name: "ic", zone: try Sample.zone(zone), primary: .layers([layer]))
    }

    /// In minutes.
    private func lengths(_ schedule: Schedule, _ from: String, _ to: String) throws -> [Int64] {
        let shifts = schedule.shifts(.primary, from: try Sample.utc(from), to: try Sample.utc(to))
        return shifts.map { $0.length.components.seconds / 60 }
    }

    @Test func `a shift over the change in spring has 23 hours, in autumn 25`() throws {
        let spring = try daily("Europe/Berlin", "09:00", "2026-03-27")
        #expect(try lengths(spring, "2026-03-27 08:00", "2026-03-31 07:00") == [1440, 1380, 1440, 1440])
        let autumn = try daily("Europe/Berlin", "09:00", "2026-10-23")
        #expect(try lengths(autumn, "2026-10-23 07:00", "2026-10-27 08:00") == [1440, 1500, 1440, 1440])
    }

    @Test func `a week over the change has 167 or 169 hours`() throws {
        let schedule = Schedule(
            name: "ic", zone: try Sample.zone("Europe/Berlin"),
            primary: .layers([
                Layer(
                    name: "weeks", people: [Sample.ana, Sample.bob], rotation: .weekly,
                    handOff: try Sample.time("09:00"),
                    weekday: .monday, start: try Sample.date("2026-01-05"))
            ]))
        let shifts = schedule.shifts(from: try Sample.utc("2026-01-05 08:00"), to: try Sample.utc("2027-01-04 08:00"))
        let lengths = shifts.map { $0.length.components.seconds / 3600 }
        #expect(shifts.count == 52)
        #expect(lengths.filter { $0 == 167 }.count == 1 && lengths.filter { $0 == 169 }.count == 1)
        #expect(lengths.filter { $0 == 168 }.count == 50)
    }

    @Test func `a hand-off in the missing hour comes at the first moment after it`() throws {
        let schedule = try daily("Europe/Berlin", "02:30", "2026-03-28")
        let change = try Sample.utc("2026-03-29 01:00")
        #expect(schedule.onCall(at: change - .milliseconds(1)).primary == [Sample.ana])
        #expect(schedule.onCall(at: change).primary == [Sample.bob])
        #expect(schedule.zone.clock(change) == "03:00 CEST")
        // From 02:30 CET to 03:00 CEST, then to 02:30 CEST.
        #expect(try lengths(schedule, "2026-03-28 01:30", "2026-03-30 00:30") == [1410, 1410])
    }

    @Test func `a hand-off in the doubled hour comes at the first of the two`() throws {
        let schedule = try daily("Europe/Berlin", "02:30", "2026-10-24")
        let first = try Sample.utc("2026-10-25 00:30")
        #expect(schedule.onCall(at: first - .milliseconds(1)).primary == [Sample.ana])
        // It stays with Bob at the second 02:15.
        for later in [Duration.zero, .minutes(45), .minutes(60)] {
            #expect(schedule.onCall(at: first + later).primary == [Sample.bob])
        }
        #expect(schedule.next(handOffAfter: first)?.at == first + .hours(25))
    }

    @Test func `half an hour of daylight saving moves a shift by half an hour`() throws {
        // Lord Howe: back at 02:00 +11 to 01:30 +10:30 on 2026-04-05, forward at 02:00 +10:30 on 2026-10-04.
        let autumn = try daily("Australia/Lord_Howe", "09:00", "2026-04-04")
        #expect(try lengths(autumn, "2026-04-03 22:00", "2026-04-05 22:30") == [1470, 1440])
        let spring = try daily("Australia/Lord_Howe", "02:15", "2026-10-03")
        #expect(try lengths(spring, "2026-10-02 15:45", "2026-10-04 15:15") == [1425, 1425])
    }

    @Test func `a turn of the day that Apia left out is empty`() throws {
        // 2011-12-30 was not: midnight at the end of the 29th, UTC-10, was midnight at the beginning of the 31st.
        let schedule = try daily("Pacific/Apia", "09:00", "2011-12-28")
        let shifts = schedule.shifts(from: try Sample.utc("2011-12-28 19:00"), to: try Sample.utc("2012-01-01 19:00"))
        #expect(shifts.map(\.person) == [Sample.ana, Sample.bob, Sample.ana, Sample.bob, Sample.ana])
        #expect(shifts.map { $0.length.components.seconds / 3600 } == [24, 15, 9, 24, 24])
    }

    @Test func `windows keep to the wall`() throws {
        var schedule = try daily("Europe/Berlin", "00:00", "2026-03-01")
        let nights = Window.on(Weekday.allCases, from: try Sample.time("22:00"), to: try Sample.time("06:00"))
        schedule.primary = .layers([
            Layer(
                name: "nights", people: [Sample.ana], rotation: .together, start: try Sample.date("2026-03-01"),
                windows: nights)
        ])
        #expect(try lengths(schedule, "2026-03-28 12:00", "2026-03-29 12:00") == [420])
        #expect(try lengths(schedule, "2026-10-24 12:00", "2026-10-25 12:00") == [540])
        #expect(try lengths(schedule, "2026-06-24 12:00", "2026-06-25 12:00") == [480])
    }

    @Test(arguments: Sample.zones) func `a wall time begins, and then has begun`(name: String) throws {
        let zone = try Sample.zone(name)
        var dice = Dice(3)
        for _ in 0..<5000 {
            let wall = CivilTime(secondsSince1970: Int64(dice.roll(86_400 * 400...86_400 * 365 * 100)))
            let begin = zone.begins(wall)
            #expect(zone.civil(begin).secondsSince1970 >= wall.secondsSince1970)
            let before = zone.civil(begin - .seconds(1))
            #expect(before.secondsSince1970 < wall.secondsSince1970)
            // Where the time exists, the zone's own answer is the same.
            if zone.civil(begin) == wall { #expect(zone.instant(wall) == begin) }
        }
    }
}
