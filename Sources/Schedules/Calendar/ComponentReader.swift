import Incidents

/// Walks through BEGIN and END and keeps the lines of each VEVENT and VTIMEZONE, which may stand after the events that
/// use it. Of other components (VTODO, VALARM) nothing is needed.
struct ComponentReader {
    /// The lines of one VEVENT.
    struct Draft {
        var line: Int
        var lines: [ContentLine] = []
        var broken: CalendarProblem?
        var isCancellation = false
    }

    let zones: CalendarZones
    let limits: CalendarLimits
    private(set) var drafts: [Draft] = []
    private(set) var problems: CalendarProblems
    /// Opened and closed as a calendar, with nothing else before or around.
    private(set) var isWhole = false
    /// VEVENTs that were too many.
    private(set) var leftOut = 0

    private var open: [(name: String, line: Int)] = []
    private var draft: Draft?
    private var zone: ZoneDescription?
    /// Of the VCALENDAR that is open: where its events begin, and what it asks for.
    private var first = 0
    private var method = ""

    /// Deeper than any component of the standard.
    private static let depth = 16

    init(zones: CalendarZones, limits: CalendarLimits) {
        self.zones = zones
        self.limits = limits
        problems = CalendarProblems(most: limits.problems)
    }

    mutating func read(_ unfolded: UnfoldedLines) {
        // A page that asks for a password is one problem, not one a line.
        let start = unfolded.first { _ in true }
        let name = start.map { CalendarText.text(Array($0.octets.prefix(80))) }
        guard let name, name.uppercased().filter({ $0 != " " }) == "BEGIN:VCALENDAR", !name.hasPrefix(" ") else {
            let what = "this is no calendar: it has to begin with BEGIN:VCALENDAR"
            problems.add(start?.number ?? 0, what, got: name)
            return
        }
        for (number, octets) in unfolded {
            let text = CalendarText.text(octets)
            guard let line = ContentLine(text, line: number) else {
                take(noLine: text, number)
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
            if isInEvent { draft?.lines.append(line) }
            if open.count == 1, line.name == "METHOD" { method = line.value.trimmed.uppercased() }
            if zone != nil { describe(line) }
        }
        return true
    }

    /// A description that an editor has broken into lines does no harm; half of a property that matters does.
    private mutating func take(noLine text: String, _ number: Int) {
        let problem = CalendarProblem(line: number, "the line is no \"NAME:value\"", got: text)
        let name = text.prefix { $0 != ";" }.uppercased()
        if isInEvent, text.contains(";"), EventReader.vital.contains(name) {
            if draft?.broken == nil { draft?.broken = problem }
        } else {
            problems.add(problem)
        }
    }

    private var isInEvent: Bool { open.count == 2 && open[1].name == "VEVENT" }

    private mutating func describe(_ line: ContentLine) {
        if open.count == 2, line.name == "TZID" { zone?.id = line.value }
        guard open.count == 3, let last = zone?.observances.indices.last else { return }
        zone?.observances[last].lines.append(line)
    }

    private mutating func begin(_ line: ContentLine) -> Bool {
        guard open.count < ComponentReader.depth else {
            problems.add(line.line, "components are more than \(ComponentReader.depth) deep; the rest is not read")
            return false
        }
        let name = line.value.trimmed.uppercased()
        // An event has no events in it: the one before was never closed. Half of it may be missing.
        if name == "VEVENT", isInEvent { cutOff() }
        if name == "VEVENT", open.count != 1 {
            problems.add(line.line, "VEVENT stands outside of a VCALENDAR, or in another component")
        }
        open.append((name, line.line))
        if open.count == 1 { (first, method) = (drafts.count, "") }
        if isInEvent { draft = Draft(line: line.line) }
        if open.count == 2, name == "VTIMEZONE" { zone = ZoneDescription() }
        if open.count == 3, zone != nil { zone?.observances.append(ZoneDescription.Observance()) }
        return true
    }

    private mutating func end(_ line: ContentLine) {
        let name = line.value.trimmed.uppercased()
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            problems.add(line.line, "END of a component that is not open", got: line.value)
            return
        }
        while open.count > place + 1, let lost = open.last {
            if isInEvent {
                cutOff()
            } else {
                open.removeLast()
                problems.add(lost.line, "\(lost.name) has no END")
            }
        }
        if isInEvent { finish() }
        if open.count == 2, name == "VTIMEZONE", let zone {
            zones.describe(zone)
            self.zone = nil
        }
        open.removeLast()
        if open.isEmpty, method == "CANCEL" {
            for index in drafts[first...].indices { drafts[index].isCancellation = true }
        }
    }

    /// Ends an event that has no END as one that cannot be read: nobody is on call by the half of it.
    private mutating func cutOff() {
        if let line = draft?.line, draft?.broken == nil {
            draft?.broken = CalendarProblem(line: line, "VEVENT has no END")
        }
        finish()
        open.removeLast()
    }

    private mutating func finish() {
        guard let draft else { return }
        self.draft = nil
        guard drafts.count < limits.events else {
            if leftOut == 0 {
                problems.add(draft.line, "there are more than \(limits.events) events; the rest is not read")
            }
            leftOut += 1
            return
        }
        drafts.append(draft)
    }
}
