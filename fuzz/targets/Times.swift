import Incidents

@testable import CommandRouter
@testable import Pagers
@testable import Schedules
@testable import Settings

private let now = Instant(seconds: 1_780_000_000)
private let berlin = ZoneRules.load("Europe/Berlin") ?? .utc

/// Durations, clocks, days and spans as people say them, and RFC 3339 as services write it.
func feedTimes(_ bytes: [UInt8]) {
    let said = text(bytes)
    _ = SaidDuration(said[...])
    if let length = try? HumanDuration.parse(said) { demand(length >= .zero, "a length below nothing") }
    _ = try? StepText.parse(said)
    for zone in [berlin, .utc] {
        if let span = try? SaidSpan(said, now: now, on: Walls(own: zone, zones: nil)), let to = span.to {
            demand(to > span.from, "a span that ends before it begins")
        }
    }
    _ = Window.read(said)
    _ = Holiday.Days(said)
    _ = Rotation(said)
    _ = HandOffText(said)
    _ = CivilDate(said)
    _ = TimeOfDay(said)
    _ = Weekday(said)
    if let instant = Instant(rfc3339: said) {
        demand(Instant(rfc3339: instant.rfc3339) != nil, "\(instant.rfc3339) is not read again")
    }
}

/// Time-zone files, as a machine may have them.
func feedZones(_ bytes: [UInt8]) {
    guard let file = TimeZoneFile(bytes) else { return }
    let rules = ZoneRules(name: "fuzz", spans: file.spans)
    _ = rules.civil(now)
}

/// iCalendar files, from anywhere.
func feedCalendars(_ bytes: [UInt8]) {
    let file = CalendarFile(reading: bytes, zone: berlin, lookup: { $0 == "Europe/Berlin" ? berlin : nil })
    _ = file.occurrences(from: now, to: now + .days(400))
    demand(file.problems.count <= file.limits.problems + 1, "problems without end")
}
