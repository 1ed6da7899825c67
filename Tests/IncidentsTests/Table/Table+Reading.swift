import Incidents

extension Table {
    /// The first incident.
    var incident: Incident { self[1] }

    subscript(_ id: IncidentID) -> Incident {
        guard let incident = desk.incidents[id] else { fatalError("\(id) is not on the desk") }
        return incident
    }

    /// What fired, with its moment.
    var fired: [(event: Event, fired: Fired)] {
        events.compactMap { event in
            if case .fired(let fired) = event.fact { (event, fired) } else { nil }
        }
    }

    /// What fired as a list to read: `35 update-overdue #3`, in minutes since the start.
    var told: [String] { fired.map { Table.line($0.event.at, $0.fired) } }

    /// The same for some rules alone.
    func told(_ rules: Rule...) -> [String] {
        fired.filter { rules.contains($0.fired.rule) }.map { Table.line($0.event.at, $0.fired) }
    }

    /// What is pending: `13 update-warning`.
    var pending: [String] {
        incident.deadlines(under: desk.policy).map {
            "\(Table.minutes($0.due)) \($0.rule.rawValue)" + ($0.ordinal > 0 ? " #\($0.ordinal)" : "")
        }
    }

    /// When the rule is due next, in minutes since the start.
    func due(_ rule: Rule) -> String? {
        incident.deadlines(under: desk.policy).first { $0.rule == rule }.map { Table.minutes($0.due) }
    }

    var pages: [Paged] { incident.pages.map(\.paged) }

    private static func line(_ at: Instant, _ fired: Fired) -> String {
        var line = "\(minutes(at)) \(fired.rule.rawValue)"
        if fired.ordinal > 0 { line += " #\(fired.ordinal)" }
        if fired.due != at { line += " due \(minutes(fired.due))" }
        if fired.folded > 0 { line += " folded \(fired.folded)" }
        if fired.withNoProgress { line += " with no-progress" }
        if fired.isMuted { line += " muted" }
        if fired.afterReload { line += " after reload" }
        return line
    }

    private static func minutes(_ instant: Instant) -> String {
        let seconds = instant.seconds - start.seconds
        return seconds % 60 == 0 ? "\(seconds / 60)" : "\(seconds / 60):\(padded(Int(seconds % 60), 2))"
    }
}

extension Decision {
    var facts: [Fact] { steps.map(\.fact) }

    var refusal: Refusal? { if case .refused(let refusal) = reply { refusal } else { nil } }

    var paged: [Paged] {
        facts.compactMap { if case .paged(let paged) = $0 { paged } else { nil } }
    }

    var shown: (query: Query, incident: IncidentID?)? {
        if case .show(let query, let incident) = reply { (query, incident) } else { nil }
    }

    /// It is done, though the answer may come after a look at the monitors.
    var isDone: Bool {
        guard !steps.isEmpty else { return false }
        return switch reply {
        case .done, .later: true
        default: false
        }
    }
}

extension Paged {
    /// `ana primary`, `lea next`.
    var asked: [String] { people.map { [$0.person.key, $0.duty].compactMap { $0 }.joined(separator: " ") } }
}
