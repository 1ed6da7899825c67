import Incidents
import Testing

@Suite struct SyncTests {
    private func sync(_ when: SaidTime, every: Duration? = nil, goal: String? = "agree") -> Act {
        .sync(.plan(when, every: every, goal: goal))
    }
    private func clock(_ hour: Int, _ minute: Int, tomorrow: Bool = false, zone: String? = nil) -> SaidTime {
        .clock(SaidClock(hour, minute), on: tomorrow ? .tomorrow : nil, zone: zone)
    }
    private func told(_ table: Table) -> [String] { table.told(.syncSoon, .syncNow) }

    @Test func `a meeting is reminded of before, and when it begins`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 30)))
        #expect(table.incident.scribe.sync?.at == Table.start + .minutes(30))
        table.pass(.minutes(60))
        #expect(told(table) == ["25 sync-soon", "30 sync-now"])
        #expect(table.incident.isInSync)
    }

    @Test func `planned for so soon it is not announced twice`() {
        var table = Table.commanded()
        table.act(sync(.after(.minutes(4))))
        table.pass(.minutes(10))
        #expect(told(table) == ["4 sync-now"])
    }

    @Test func `at once is at once`() {
        var table = Table.commanded()
        table.act(sync(.after(.zero)))
        table.pass(.minutes(10))
        #expect(told(table) == ["0 sync-now"])
    }

    @Test func `a clock time is the next one, in the configured zone or in UTC`() {
        var table = Table.commanded()
        let cases: [(SaidTime, Instant)] = [
            (clock(14, 0), Table.start), (clock(13, 59), Table.start + .minutes(24 * 60 - 1)),
            (clock(15, 0, tomorrow: true), Table.start + .hours(25)),
            (clock(15, 0, zone: "CET"), Table.start + .hours(1)), (clock(15, 0, zone: "UTC"), Table.start + .hours(2)),
            (clock(15, 0, zone: "utc"), Table.start + .hours(2)), (clock(15, 0, zone: "+02:00"), Table.start),
            (.date(CivilTime(year: 2026, month: 11, day: 21, hour: 9), zone: nil), Table.start + .hours(19)),
        ]
        for (when, at) in cases {
            table.act(sync(when))
            #expect(table.incident.scribe.sync?.at == at, "\(when)")
        }
    }

    @Test func `a time that is none changes nothing`() {
        var table = Table.commanded()
        table.act(sync(clock(15, 0)))
        let before = table.incident
        let past = CivilTime(year: 2026, month: 11, day: 19, hour: 9)
        #expect(
            table.act(sync(.date(past, zone: nil))).refusal == .scribe(.syncInPast(Table.start - .hours(29))))
        #expect(table.act(sync(.after(.days(8)))).refusal == .scribe(.syncTooFar(.days(7))))
        #expect(table.act(sync(clock(15, 0), every: .minutes(1))).refusal == .scribe(.syncTooOften(.minutes(5))))
        #expect(
            table.act(sync(clock(15, 0, zone: "PST"))).refusal
                == .time(.unknownZone("PST", likely: "America/Los_Angeles", own: "CET")))
        #expect(table.incident == before)
    }

    @Test func `one that comes again keeps its times`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 30), every: .minutes(30)))
        table.pass(.minutes(95))
        #expect(
            told(table) == [
                "25 sync-soon", "30 sync-now", "55 sync-soon", "60 sync-now", "85 sync-soon", "90 sync-now",
            ])
    }

    @Test func `after a pause it is said once, and goes on at its own times`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 30), every: .minutes(30)))
        table.sleep(.minutes(72))
        table.pass(.minutes(20))
        #expect(told(table) == ["72 sync-soon due 25 muted", "72 sync-now due 30", "85 sync-soon", "90 sync-now"])
    }

    @Test func `it is over when somebody says so, with the next one`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 10)))
        table.pass(.minutes(12))
        table.act(.sync(.held(next: clock(14, 40), goal: nil)))
        #expect(!table.incident.isInSync)
        #expect(table.incident.scribe.sync?.at == Table.start + .minutes(40))
        #expect(table.incident.scribe.sync?.goal == nil)
        table.pass(.minutes(30))
        table.act(.sync(.held(next: nil, goal: nil)))
        #expect(table.incident.scribe.sync == nil)
        #expect(table.act(.sync(.held(next: nil, goal: nil))).refusal == .scribe(.noSync))
        #expect(table.act(.sync(.cancel)).refusal == .scribe(.noSync))
    }

    @Test func `one that comes again goes on after it was held, until it is called off`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 10), every: .minutes(30)))
        table.pass(.minutes(12))
        table.act(.sync(.held(next: nil, goal: nil)))
        #expect(table.incident.scribe.sync?.at == Table.start + .minutes(40))
        #expect(table.incident.scribe.sync?.goal == "agree")
        table.act(.sync(.cancel))
        table.pass(.hours(2))
        #expect(told(table) == ["5 sync-soon", "10 sync-now"])
    }

    @Test func `another plan takes the place of the first`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 10)))
        table.act(sync(clock(14, 20)))
        table.pass(.minutes(30))
        #expect(told(table) == ["15 sync-soon", "20 sync-now"])
    }

    @Test func `the end of the incident is the end of its meetings`() {
        var table = Table.commanded()
        table.act(sync(clock(14, 10), every: .minutes(30)))
        table.act(.resolved(nil))
        #expect(table.incident.scribe.sync == nil)
        #expect(table.act(sync(clock(15, 0))).refusal == .isOver(1, .resolved, into: nil))
        table.act(.reopen(nil))
        table.pass(.hours(1))
        #expect(told(table) == [])
    }
}
