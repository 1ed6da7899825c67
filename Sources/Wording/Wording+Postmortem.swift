import Incidents

/// What `sitrep export --format markdown` writes: an incident as the beginning of its postmortem, with times in UTC.
extension Wording {
    /// `policy` gives names alone; without people in it they are called by their keys.
    package func postmortem(_ incident: Incident, _ events: [Event]) -> String {
        var utc = self
        utc.policy.zone = .utc
        let parts = [
            utc.heading(of: incident), utc.summary(of: incident, events), utc.rolesPart(incident),
            utc.decisions(events), utc.tasksPart(incident), utc.todosPart(incident), utc.timelinePart(incident, events),
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private func heading(of incident: Incident) -> [String] {
        var lines = ["# \(incident.id): \(incident.title.inMarkdown)"]
        switch incident.kind {
        case .drill, .test: lines += ["", "> \(banner(for: incident) ?? incident.kind.rawValue)"]
        case .real: break
        }
        if incident.isPrivate { lines += ["", "> Private: not for everybody's eyes."] }
        return lines
    }

    private func summary(of incident: Incident, _ events: [Event]) -> [String] {
        var rows: [(String, String)] = [
            ("Severity", incident.severity.label.inMarkdown), ("Phase", incident.phase.spoken),
        ]
        func add(_ name: String, _ instant: Instant?) {
            if let instant { rows.append((name, moment(instant))) }
        }
        add("Began", incident.startedAt)
        rows.append(("Declared", moment(incident.declared.at) + by(incident.declaredBy)))
        add("Acknowledged", incident.acknowledgedAt)
        if let at = incident.mitigatedAt, let words = incident.mitigation {
            rows.append(("Mitigated", "\(moment(at)): \(words.inMarkdown)"))
        } else {
            add("Mitigated", incident.mitigatedAt)
        }
        add("Resolved", incident.resolvedAt)
        add("Closed", incident.closedAt)
        if incident.resolvedAt != nil || incident.closedAt != nil {
            rows.append(("Duration", spoken(incident.duration(at: incident.lastAt))))
        }
        for (name, text) in [("Impact", incident.fields.impact), ("Cause", incident.cause)] {
            if let text { rows.append((name, text.inMarkdown)) }
        }
        if let other = incident.mergedInto { rows.append(("Merged into", "\(other)")) }
        let people = Set(events.compactMap(\.by)).map { policy.name(of: $0) }.sorted()
        if !people.isEmpty { rows.append(("People", people.map(\.inMarkdown).joined(separator: ", "))) }
        return ["| | |", "|---|---|"] + rows.map { "| \($0.0) | \($0.1) |" }
    }

    private func rolesPart(_ incident: Incident) -> [String] {
        guard !incident.roles.isEmpty else { return [] }
        return ["## Roles", ""]
            + incident.roles.map { holder in
                "- \(holder.role.name): \(policy.name(of: holder.person).inMarkdown), since \(moment(holder.since))"
            }
    }

    private func decisions(_ events: [Event]) -> [String] {
        let made = events.compactMap { event -> String? in
            guard case .decided(let words) = event.fact else { return nil }
            return "- \(clockInUTC(event.at)) \(words.text.inMarkdown)\(by(event.by))"
        }
        return made.isEmpty ? [] : ["## Decisions", ""] + made
    }

    private func tasksPart(_ incident: Incident) -> [String] {
        guard !incident.tasks.isEmpty else { return [] }
        return ["## Tasks", "", "| # | Task | Owner | Until | Done |", "|---|---|---|---|---|"]
            + incident.tasks.map { task in
                let owner = task.owner.map { policy.name(of: $0).inMarkdown } ?? "–"
                return "| \(task.number) | \(task.text.inMarkdown) | \(owner) | \(task.due.map { moment($0) } ?? "–") "
                    + "| \(task.doneAt.map { moment($0) } ?? "no") |"
            }
    }

    private func todosPart(_ incident: Incident) -> [String] {
        guard !incident.todos.isEmpty else { return [] }
        return ["## For afterwards", ""] + incident.todos.map { "- TODO \($0.number): \($0.text.inMarkdown)" }
    }

    private func timelinePart(_ incident: Incident, _ events: [Event]) -> [String] {
        ["## Timeline", "", "| Time (UTC) | Who | What |", "|---|---|---|"]
            + events.compactMap { event -> String? in
                guard event.isForReaders, event.isShown(on: incident) else { return nil }
                let who = event.by.map { policy.name(of: $0).inMarkdown } ?? "Sitrep"
                return "| \(dayAndClock(event.at)) | \(who) | \(record(event).inMarkdown) |"
            }
    }

    private func by(_ person: PersonID?) -> String { person.map { " by \(policy.name(of: $0).inMarkdown)" } ?? "" }

    private func moment(_ instant: Instant) -> String { "\(instant.utc.date) \(instant.utc.clock) UTC" }
    private func clockInUTC(_ instant: Instant) -> String { "\(instant.utc.clock) UTC" }
    private func dayAndClock(_ instant: Instant) -> String { "\(instant.utc.date) \(instant.utc.clockWithSeconds)" }
}
