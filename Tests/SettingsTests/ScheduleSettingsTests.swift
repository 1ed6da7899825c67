import Incidents
import Schedules
import Settings
import Testing

@Suite struct ScheduleSettingsTests {
    private static let people = """
        zone: Europe/Berlin
        people: {ana: Ana Ruiz, bob: Bob Stone, cleo: Cleo Marsh, dora: Dora Dunn}

        """

    private func said(_ text: String) -> [String] { Sample.said(ScheduleSettingsTests.people + text) }

    /// In UTC: `2026-11-20 13:00`.
    private func utc(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Instant {
        let civil = CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute)
        return Instant(seconds: civil.secondsSince1970)
    }

    private static let whole = """
        schedules:
          commanders:
            zone: America/New_York
            primary:
              - {people: [ana, bob, ana], every: week, hand_off: monday 09:00, start: 2026-11-16}
              - name: nights
                people: [cleo]
                windows: [weekdays 22:00..06:00, "friday 22:00..monday 06:00"]
            backup: next
            trainees: [cleo, dora]
            reserve:
              volunteers: {people: [dora]}
            holidays:
              - {days: 2026-12-24..26, name: Christmas, layer: volunteers}
              - 01-01
        on_call: {ic: {schedule: commanders}, database: bob}

        """

    @Test func `a schedule is read with everything it may hold`() throws {
        let text = ScheduleSettingsTests.whole.replacing("weekdays", with: "monday..thursday")
        let configuration = try Sample.load(ScheduleSettingsTests.people + text)
        let schedule = try #require(configuration.schedules["commanders"])
        #expect(configuration.policy.onCall["ic"]?.schedule == "commanders")
        #expect(schedule.zone.name == "America/New_York" && schedule.holidays.map(\.name) == ["Christmas", "holiday"])
        func keys(_ at: Instant) -> [[String]] {
            let onCall = schedule.onCall(at: at)
            return Duty.allCases.map { onCall[$0].map(\.key) }
        }
        #expect(keys(utc(11, 16, 14)) == [["ana"], ["bob"], ["cleo", "dora"]])
        #expect(keys(utc(11, 23, 14)) == [["bob"], ["ana"], ["cleo", "dora"]])
        #expect(keys(utc(11, 24, 3)) == [["cleo"], [], ["cleo", "dora"]])
        #expect(keys(utc(12, 25, 14)) == [["dora"], [], ["cleo", "dora"]])
        #expect(said(text) == [])
    }

    @Test func `windows of one line that overlap those of another are reported there`() {
        #expect(
            said(ScheduleSettingsTests.whole) == [
                "s.yaml:10: schedules.commanders.primary[1] overlaps: friday 22:00–monday 06:00 with "
                    + "friday 22:00–saturday 06:00. Let one window end where the next begins"
            ])
    }

    @Test func `each mistake is reported in its line`() {
        let text = """
            schedules:
              a:
                zone: Europe/Berln
                primary: {people: [ana, ghost], every: month, hand_off: noon}
              b:
                primary:
                  people: [ana, bob]
                  every: 0 days
                  start: 2026-13-01
                  windows: [sometimes, monday 09:00..17:00]
                backup: {every: week}
                colour: blue
              c:
                primary: {people: [ana], every: week, start: 2026-02-01, end: 2026-01-01}
                backup: next
                holidays:
                  - someday
                  - {name: x}
                  - {days: 02-30, duties: [primary, boss]}
                  - {days: 12-25, layer: nights}
              d: {backup: ana}
            on_call: {ic: {schedule: e}, x: {schedule: a, primary: ana}}

            """
        let expected = [
            "5: schedules.a.zone is not a time zone, got \"Europe/Berln\". Did you mean \"Europe/Berlin\"?",
            "6: schedules.a.primary.people names nobody of people, got \"ghost\". Add to people: \"ghost: {name: …}\"",
            "6: schedules.a.primary.every is no length of a turn, got \"month\". Write day, week, \"12 hours\", "
                + "\"3 days\" or \"2 weeks\"",
            "6: schedules.a.primary.hand_off is no time of a hand-off, got \"noon\". Write \"monday 09:00\" or \"09:00\"",
            "8: schedules.b.primary has turns without a length. Write day, week, \"12 hours\", \"3 days\" or \"2 weeks\"",
            "11: schedules.b.primary.start is no date, got \"2026-13-01\". Write it as \"2026-01-05\"",
            "12: schedules.b.primary.windows is no part of a week, got \"sometimes\". Write \"weekdays 09:00..17:00\", "
                + "\"daily 22:00..06:00\" or \"friday 18:00..monday 08:00\"",
            "13: schedules.b.backup has no people. Add \"people: [<person>, <person>]\", in the order of their turns",
            "14: unknown key in schedules.b, got \"colour\". Keys here: zone, primary, backup, secondary, trainees, "
                + "trainee, reserve, holidays",
            "16: schedules.c.primary ends before it begins. Let the end come after the start",
            "17: schedules.c.backup is the next person of a rotation in which nobody comes next. Name two people for "
                + "the primary, or people for this duty",
            "19: schedules.c.holidays names no days, got \"someday\". Write \"2026-12-24\", \"2026-12-24..26\", or "
                + "\"12-25\" for every year",
            "20: schedules.c.holidays has no days. Add \"days: 2026-12-24..26\", or \"days: 12-25\" for every year",
            "21: schedules.c.holidays.duties is not one of the choices, got \"boss\". Choose from: primary, backup, trainees",
            "21: schedules.c.holidays is a day that no year has, 02-30. Write month and day, such as 12-25",
            "22: schedules.c.holidays names a layer that is not there, nights. Name a layer of this schedule, or nobody",
            "23: schedules.d.primary has no layers. Name at least one person",
            "24: on_call.ic.schedule names no schedule, got \"e\". Did you mean \"a\"?",
            "24: on_call.x.primary stands beside schedule. Keep one of the two",
        ]
        let found = said(text)
        for (index, line) in expected.enumerated() {
            #expect(index < found.count && found[index] == "s.yaml:\(line)")
        }
        #expect(found.count == expected.count)
    }

    @Test func `several people without turns are warned of, but not as trainees`() {
        let text = """
            schedules: {a: {primary: [ana, bob], trainees: [cleo, dora]}}
            on_call: {ic: {schedule: a}}

            """
        #expect(
            said(text) == [
                "s.yaml:3: warning: schedules.a.primary has 2 people who do not take turns, so all of them are on call "
                    + "at once. Add \"every: week\""
            ])
    }

    @Test func `gaps of the next four weeks are warnings at the schedule`() throws {
        let text = """
            schedules:
              whole: {primary: ana}
              days: {primary: {people: [ana, bob], every: week, windows: weekdays 09:00..17:00}}
              late: {primary: {people: [ana], start: 2026-12-01}}
            on_call: {ic: {schedule: whole}}

            """
        let configuration = try Sample.load(ScheduleSettingsTests.people + text)
        #expect(
            configuration.scheduleGaps(after: utc(11, 20, 13)).map(\.description) == [
                "s.yaml:5: warning: schedules.days: nobody is on call from 2026-11-20 17:00 CET to 2026-11-23 09:00 CET "
                    + "and 19 more times in the next 4 weeks. Add a layer that is active then, or a window to one that "
                    + "is there",
                "s.yaml:6: warning: schedules.late: nobody is on call from 2026-11-20 14:00 CET to 2026-12-01 00:00 CET "
                    + "in the next 4 weeks. Add a layer that is active then, or a window to one that is there",
            ])
    }

    @Test func `a layer may be on a wall of its own`() throws {
        let text = """
            schedules:
              sun:
                zone: UTC
                primary:
                  - {name: europe, people: [ana], windows: "daily 09:00..17:00", zone: Europe/Berlin}
                  - {name: america, people: [bob], windows: "daily 09:00..17:00", zone: America/New_York}
            on_call: {ic: {schedule: sun}}

            """
        let schedule = try #require(try Sample.load(ScheduleSettingsTests.people + text).schedules["sun"])
        #expect(schedule.onCall(at: utc(11, 20, 8, 30)).primary == [PersonID("ana")])
        #expect(schedule.onCall(at: utc(7, 20, 7, 30)).primary == [PersonID("ana")])
        #expect(schedule.onCall(at: utc(11, 20, 20)).primary == [PersonID("bob")])
    }
}
