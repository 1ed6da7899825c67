import Incidents

extension ZoneRules {
    /// Central Europe around 2026: clocks go back on 2025-10-26 and 2026-10-25 and forward on 2026-03-29, 01:00 UTC.
    static let berlin = ZoneRules(
        name: "Europe/Berlin",
        spans: [
            Span(start: Instant(2025, 3, 30, 1), offset: 7200, abbreviation: "CEST"),
            Span(start: Instant(2025, 10, 26, 1), offset: 3600, abbreviation: "CET"),
            Span(start: Instant(2026, 3, 29, 1), offset: 7200, abbreviation: "CEST"),
            Span(start: Instant(2026, 10, 25, 1), offset: 3600, abbreviation: "CET"),
        ])
}

extension Instant {
    /// A moment by its UTC wall clock.
    init(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) {
        let wall = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        self.init(seconds: wall.secondsSince1970)
    }
}
