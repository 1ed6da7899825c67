import Incidents

/// Walks through BEGIN and END and hands each VEVENT on. Of other components (VTIMEZONE, VTODO, VALARM) nothing is
/// needed: zones come from the lookup.
struct ComponentReader {
    let zone: ZoneRules
    let lookup: (String) -> ZoneRules?
    let limits: CalendarLimits
    private(set) var events: [CalendarEvent] = []
    private(set) var problems: CalendarProblems
    private(set) var isWhole = false

    private var open: [(name: String, line: Int)] = []
    private var lines: [ContentLine] = []
    private var isOverfull = false

    /// Deeper than any component of the standard.
    private static let depth = 16

    init(zone: ZoneRules, lookup: @escaping (String) -> ZoneRules?, limits: CalendarLimits) {
        self.zone = zone
        self.lookup = lookup
        self.limits = limits
        problems = CalendarProblems(most: limits.problems)
    }

    mutating func read(_ unfolded: UnfoldedLines) {
        // A page that asks for a password is one problem, not one a line.
        let start = unfolded.first { _ in true }
        let first = start.map { String(decoding: $0.octets.prefix(80), as: UTF8.self) }
        guard first?.uppercased().filter({ $0 != " " }) == "BEGIN:VCALENDAR" else {
            let what = "this is no calendar: it has to begin with BEGIN:VCALENDAR"
            problems.add(start?.number ?? 0, what, got: first)
            return
        }
        for (number, octets) in unfolded {
            guard let text = String(validating: octets, as: UTF8.self) else {
                problems.add(number, "the line is not UTF-8", got: String(decoding: octets, as: UTF8.self))
                continue
            }
            guard let line = ContentLine(text, line: number) else {
                problems.add(number, "the line is no \"NAME:value\"", got: text)
                continue
            }
            guard take(line) else { return }
        }
        for component in open.reversed() { problems.add(component.line, "\(component.name) has no END") }
        isWhole = open.isEmpty
    }

    /// False when reading has to end.
    private mutating func take(_ line: ContentLine) -> Bool {
        switch line.name {
        case "BEGIN": return begin(line)
        case "END": end(line)
        default:
            if open.isEmpty { problems.add(line.line, "\(line.name) stands outside of the calendar") }
            if isInEvent { lines.append(line) }
        }
        return true
    }

    private var isInEvent: Bool { open.count == 2 && open[1].name == "VEVENT" }

    private mutating func begin(_ line: ContentLine) -> Bool {
        guard open.count < ComponentReader.depth else {
            problems.add(line.line, "components are more than \(ComponentReader.depth) deep; the rest is not read")
            return false
        }
        let name = line.value.uppercased()
        if name == "VEVENT", open.count != 1 {
            problems.add(line.line, "VEVENT stands outside of a VCALENDAR, or in another component")
        }
        open.append((name, line.line))
        if isInEvent { lines = [] }
        return true
    }

    private mutating func end(_ line: ContentLine) {
        let name = line.value.uppercased()
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            problems.add(line.line, "END of a component that is not open", got: line.value)
            return
        }
        while open.count > place + 1, let lost = open.popLast() {
            problems.add(lost.line, "\(lost.name) has no END")
        }
        if isInEvent { finish(open[1].line) }
        open.removeLast()
    }

    private mutating func finish(_ line: Int) {
        guard events.count < limits.events else {
            if !isOverfull { problems.add(line, "there are more than \(limits.events) events; the rest is not read") }
            isOverfull = true
            return
        }
        let reader = EventReader(line: line, lines: lines, zone: zone, lookup: lookup, limits: limits)
        if let event = reader.read(&problems) { events.append(event) }
    }
}
