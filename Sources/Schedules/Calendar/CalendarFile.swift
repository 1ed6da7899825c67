import Incidents

/// A calendar of RFC 5545 as it was read: events, and what was wrong with the others. Reading never fails; a file that
/// is no calendar at all has no events, and `isWhole` is false.
package struct CalendarFile: Sendable {
    /// In the order of their first lines.
    var series: [CalendarSeries] = []
    package var problems: [CalendarProblem] = []
    /// Began and ended as a calendar does. What was cut off on its way must not replace what is known.
    package var isWhole = false
    /// It holds no event at all, not even one that cannot be read.
    package var isEmpty = true
    /// The zone of floating times and of whole days.
    let zone: ZoneRules
    package let limits: CalendarLimits

    /// Those that are understood.
    package var events: [CalendarEvent] { series.flatMap { $0.events + $0.changes }.filter { $0.trouble == nil } }

    /// - zone: of times that name no zone, and of whole days.
    /// - lookup: the rules of a zone by its IANA name.
    package init(
        reading octets: [UInt8], zone: ZoneRules, limits: CalendarLimits = CalendarLimits(),
        lookup: (String) -> ZoneRules?
    ) {
        self.zone = zone
        self.limits = limits
        guard octets.count <= limits.octets else {
            problems = [CalendarProblem(line: 0, "the calendar is larger than \(limits.octets) octets")]
            return
        }
        withoutActuallyEscaping(lookup) { lookup in
            let zones = CalendarZones(lookup: lookup)
            var reader = ComponentReader(zones: zones, limits: limits)
            reader.read(UnfoldedLines(CalendarText.octets(octets)))
            isWhole = reader.isWhole
            isEmpty = reader.drafts.isEmpty
            var problems = reader.problems
            let found = reader.drafts.map { draft in
                EventReader(
                    line: draft.line, lines: draft.lines, broken: draft.broken, isCancellation: draft.isCancellation,
                    zone: zone, zones: zones, limits: limits
                ).read(&problems)
            }
            self.problems = problems.found
            series = CalendarSeries.all(found)
            if reader.leftOut > 0 {
                series.append(
                    CalendarSeries(unread: [
                        UnreadEvent(
                            why: CalendarProblem(
                                line: 0, "there are \(reader.leftOut) more than the \(limits.events) that are read"),
                            from: .distantPast, to: .distantFuture)
                    ]))
            }
        }
    }
}
