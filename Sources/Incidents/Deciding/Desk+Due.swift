extension Desk {
    /// What the clock asks of an incident now: each due step fires once; late repeats of one rule become one.
    package func decideDue(_ id: IncidentID, at now: Instant, afterReload: Bool = false) -> Decision {
        guard let incident = incidents[id] else { return Decision() }
        var decision = Decision()
        let due = incident.deadlines(under: policy).filter { $0.due <= now }
        for deadline in due {
            let facts = fire(deadline, of: incident, among: due, at: now, afterReload: afterReload)
            decision.steps += facts.map { Decision.Step(incident: id, by: nil, fact: $0) }
        }
        return decision
    }

    /// When the clock has to look at this incident next.
    package func nextDue(_ id: IncidentID) -> Instant? {
        incidents[id]?.deadlines(under: policy).first?.due
    }

    private func fire(
        _ deadline: Deadline, of incident: Incident, among due: [Deadline], at now: Instant, afterReload: Bool
    ) -> [Fact] {
        let rule = policy.rule(for: incident.severity)
        var folded = 0
        if let every = deadline.every {
            let late = Int((now - deadline.due).milliseconds / max(1, every.milliseconds))
            folded = min(late, deadline.limit - 1 - deadline.ordinal)
        }
        var fired = Fired(
            rule: deadline.rule, since: deadline.since, ordinal: deadline.ordinal + folded, due: deadline.due,
            folded: folded, afterReload: afterReload, policy: policy.hash)
        let commandOrEverybody = [incident.commander, incident.holder(of: .deputy)].compactMap { $0 }
        switch deadline.rule {
        case .updateWarning:
            fired.told = commandOrEverybody
            // After a pause "due in two minutes" is history; the overdue message says it all.
            fired.isMuted = due.contains { $0.rule == .updateOverdue }
            return [.fired(fired)]
        case .updateOverdue, .watching:
            fired.told = commandOrEverybody
            return [.fired(fired)]
        case .executiveSummary:
            fired.told = []
            return [.fired(fired)]
        case .escalate:
            fired.told = policy.people(for: rule?.escalateTo ?? [])
            fired.toldAs = rule?.escalateToName
            fired.withNoProgress = coversNoProgress(incident, rule)
            return [.fired(fired)] + tell(fired, incident)
        case .tellVP:
            fired.told = policy.people(for: policy.targets(named: "vp"))
            fired.toldAs = "VP"
            return [.fired(fired)] + tell(fired, incident)
        case .noProgress:
            fired.told = policy.people(for: rule?.escalateTo ?? [])
            fired.toldAs = rule?.escalateToName
            return [.fired(fired)] + tell(fired, incident)
        case .noCommander:
            fired.told = policy.commanders.everyone.map(\.person)
            // The unanswered page of the same minute pages this list, and the next one too: not twice.
            if due.contains(where: { isPageOfCommanders($0, incident) }) { return [.fired(fired)] }
            let more = deadline.ordinal + folded == 0 ? [] : rule?.escalateTo ?? []
            return [.fired(fired), .paged(pageCommanders(reason: incident.title, also: more, rule: .noCommander))]
        case .noAcknowledgement:
            return fireUnacknowledged(fired, incident, rule)
        case .notifyAtStart:
            return []  // not a deadline
        }
    }

    private func isPageOfCommanders(_ deadline: Deadline, _ incident: Incident) -> Bool {
        deadline.rule == .noAcknowledgement
            && incident.pages.first { $0.seq == deadline.since }?.paged.line == "ic"
    }

    /// First the next on the escalation, then everyone on the list.
    private func fireUnacknowledged(_ fired: Fired, _ incident: Incident, _ rule: SeverityRule?) -> [Fact] {
        var fired = fired
        guard let page = incident.pages.first(where: { $0.seq == fired.since }) else { return [.fired(fired)] }
        let asked = page.paged.people.map { ($0.person, $0.duty) }
        var next = policy.people(for: rule?.escalateTo ?? [])
        if fired.ordinal > 0 || page.paged.line != "ic" { next = policy.commanders.everyone.map(\.person) + next }
        var everyone = asked
        for person in next where !everyone.contains(where: { $0.0 == person }) { everyone.append((person, "next")) }
        fired.told = everyone.map(\.0)
        let again = paged(
            everyone, line: page.paged.line, reason: page.paged.reason, rule: .noAcknowledgement,
            follows: page.seq)
        return [.fired(fired), .paged(again)]
    }

    /// A manager is not in the room: told there by name, and by every way that reaches them.
    private func tell(_ fired: Fired, _ incident: Incident) -> [Fact] {
        guard !fired.told.isEmpty else { return [] }
        let asked = fired.told.map { ($0, fired.toldAs) }
        var page = paged(asked, line: nil, reason: incident.title, rule: fired.rule, notice: true)
        // A shared address would wake whoever is on call there, not the manager.
        page.shared = []
        return [.paged(page)]
    }

    private func coversNoProgress(_ incident: Incident, _ rule: SeverityRule?) -> Bool {
        guard let rule, let due = incident.noProgressDue(rule, policy) else { return false }
        return incident.isToldWithEscalation(due, rule, policy)
    }
}
