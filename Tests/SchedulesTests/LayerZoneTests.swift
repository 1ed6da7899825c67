import Incidents
import Schedules
import Testing

/// Follow the sun: each layer is on the wall of those who are in it.
@Suite struct LayerZoneTests {
    private func schedule() throws -> Schedule {
        func layer(_ name: String, _ people: [PersonID], _ zone: String) throws -> Layer {
            Layer(
                name: name, people: people, rotation: .weekly, handOff: try Sample.time("09:00"), weekday: .monday,
                start: try Sample.date("2026-01-05"),
                windows: Window.on(Weekday.allCases, from: try Sample.time("09:00"), to: try Sample.time("17:00")),
                zone: try Sample.zone(zone))
        }
        return Schedule(
            name: "sun", zone: .utc,
            primary: .layers([
                try layer("europe", [Sample.ana, Sample.bob], "Europe/Berlin"),
                try layer("america", [Sample.cem], "America/New_York"),
                try layer("australia", [Sample.dora], "Australia/Sydney"),
            ]))
    }

    @Test(arguments: [
        ("2026-11-20 08:30", "ana"), ("2026-11-20 07:30", ""), ("2026-11-20 15:00", "cem"), ("2026-11-20 21:30", "cem"),
        ("2026-11-20 22:30", "dora"), ("2026-11-20 06:30", ""), ("2026-07-20 07:30", "ana"),
        ("2026-07-20 13:30", "cem"),
    ]) func `a window is on the wall of its layer`(at: String, who: String) throws {
        let people = try schedule().people(.primary, at: Sample.utc(at)).map(\.key).joined(separator: ",")
        // Weeks of Europe alternate; which of the two it is, the next test says.
        #expect(people.replacing("bob", with: "ana") == who)
    }

    @Test func `hand-offs are on the wall of their layer, over changes of clocks too`() throws {
        let schedule = try schedule()
        // Monday 09:00 in Berlin is 07:00 UTC in summer and 08:00 in winter; before it nobody of Europe is there.
        let summer = schedule.shifts(
            .primary, from: try Sample.utc("2026-07-20 00:00"), to: try Sample.utc("2026-07-20 12:00"))
        #expect(summer.first { ["ana", "bob"].contains($0.person.key) }?.from == (try Sample.utc("2026-07-20 07:00")))
        let winter = schedule.shifts(
            .primary, from: try Sample.utc("2026-11-16 00:00"), to: try Sample.utc("2026-11-16 12:00"))
        #expect(winter.first { ["ana", "bob"].contains($0.person.key) }?.from == (try Sample.utc("2026-11-16 08:00")))
    }

    @Test func `between two moments of change nothing changes`() throws {
        let schedule = try schedule()
        let from = try Sample.utc("2026-10-20 00:00")
        let shifts = schedule.shifts(.primary, from: from, to: from + .days(14))
        for quarter in 0..<(14 * 96) {
            let at = from + .minutes(quarter * 15)
            let people = schedule.people(.primary, at: at)
            #expect(shifts.filter { $0.from <= at && at < $0.to }.map(\.person) == people)
        }
    }
}
