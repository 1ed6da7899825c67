import Incidents

/// A calendar of RFC 5545 as it was read: events, and what was wrong with the others. Reading never fails; a file that
/// is no calendar at all has no events, and `isWhole` is false.
package struct CalendarFile: Sendable {
    /// All occurrences of one UID: the event with its rule, and the events that take the place of single ones.
    struct Series: Hashable, Sendable {
        var event: CalendarEvent?
        var changes: [CalendarEvent] = []
    }

    /// In the order of their first lines.
    var series: [Series] = []
    package var problems: [CalendarProblem] = []
    /// Began and ended as a calendar does. What was cut off on its way must not replace what is known.
    package var isWhole = false
    package let limits: CalendarLimits

    package var events: [CalendarEvent] { series.flatMap { ($0.event.map { [$0] } ?? []) + $0.changes } }

    /// - zone: of times that name no zone, and of whole days.
    /// - lookup: the rules of a zone by the name that TZID gives, which is mostly an IANA name.
    package init(
        reading octets: [UInt8], zone: ZoneRules, limits: CalendarLimits = CalendarLimits(),
        lookup: (String) -> ZoneRules?
    ) {
        self.limits = limits
        guard octets.count <= limits.octets else {
            problems = [CalendarProblem(line: 0, "the calendar is larger than \(limits.octets) octets")]
            return
        }
        // The lookup is asked once a name: it may read a file.
        var zones: [String: ZoneRules?] = [:]
        withoutActuallyEscaping(lookup) { lookup in
            let remembering = { (name: String) -> ZoneRules? in
                if let known = zones[name] { return known }
                let found = lookup(name)
                zones[name] = .some(found)
                return found
            }
            var reader = ComponentReader(zone: zone, lookup: remembering, limits: limits)
            reader.read(UnfoldedLines(octets))
            series = CalendarFile.grouped(reader.events)
            problems = reader.problems.found
            isWhole = reader.isWhole
        }
    }

    private struct Change: Hashable {
        var uid: String
        var replaced: Instant
    }

    /// By UID. Of two that are the same event the one with the higher SEQUENCE holds, of equals the later one.
    private static func grouped(_ events: [CalendarEvent]) -> [Series] {
        var series: [Series] = []
        var places: [String: Int] = [:]
        var changes: [Change: Int] = [:]
        for event in events {
            let place = places[event.uid] ?? series.count
            if place == series.count {
                places[event.uid] = place
                series.append(Series())
            }
            guard let replaced = event.replaces else {
                if series[place].event.map({ $0.sequence <= event.sequence }) ?? true { series[place].event = event }
                continue
            }
            let change = Change(uid: event.uid, replaced: replaced.instant)
            if let old = changes[change] {
                if series[place].changes[old].sequence <= event.sequence { series[place].changes[old] = event }
            } else {
                changes[change] = series[place].changes.count
                series[place].changes.append(event)
            }
        }
        return series
    }
}
