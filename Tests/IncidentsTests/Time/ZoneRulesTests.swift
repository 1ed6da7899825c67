import Incidents
import Testing

@Suite struct ZoneRulesTests {
    private let zone = ZoneRules.berlin

    @Test func `a zone's offset changes at its transition and not a second before`() {
        let change = Instant(2026, 10, 25, 1)
        #expect(zone.clockWithSeconds(change - .seconds(1)) == "02:59:59 CEST")
        #expect(zone.clockWithSeconds(change) == "02:00:00 CET")
    }

    @Test func `before its first transition a zone has its first offset`() {
        #expect(zone.span(at: Instant(1990, 1, 1)).abbreviation == "CEST")
        #expect(zone.span(at: Instant(2050, 1, 1)).abbreviation == "CET")
    }

    @Test func `every hour of two years lies in the span that a search from the start finds`() {
        for hour in 0..<(2 * 365 * 24) {
            let instant = Instant(2025, 1, 1) + .hours(hour)
            let slow = zone.spans.last { $0.start <= instant } ?? zone.spans[0]
            #expect(zone.span(at: instant) == slow)
        }
    }

    @Test func `a wall time leads back to its instant`() {
        for hour in 0..<(365 * 24) {
            let instant = Instant(2026, 1, 1) + .hours(hour)
            // The second pass through the doubled hour reads as the first.
            let expected = instant == Instant(2026, 10, 25, 1) ? instant - .hours(1) : instant
            #expect(zone.instant(zone.civil(instant)) == expected)
        }
    }

    @Test func `in the hour that exists twice the first one is meant`() {
        let wall = CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30)
        #expect(zone.instant(wall) == Instant(2026, 10, 25, 0, 30))
    }

    @Test func `in the hour that is skipped the time lies as far after the change`() {
        let wall = CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30)
        let instant = zone.instant(wall)
        #expect(instant == Instant(2026, 3, 29, 1, 30))
        #expect(zone.clock(instant) == "03:30 CEST")
    }

    @Test func `a time is shown with its zone named`() {
        #expect(zone.clock(Table.start) == "14:00 CET")
        #expect(zone.dateAndClock(Table.start) == "2026-11-20 14:00 CET")
        #expect(ZoneRules.utc.dateAndClock(Table.start) == "2026-11-20 13:00 UTC")
    }
}
