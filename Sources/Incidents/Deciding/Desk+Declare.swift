extension Desk {
    func decideDeclare(
        _ request: Request, severity: String?, title: String?, kind: IncidentKind, at now: Instant
    ) -> Decision {
        guard let title, !title.isEmpty else { return .refused(.titleMissing) }
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        var wanted: Severity?
        if let severity {
            let spoken = policy.severities(spoken: severity)
            if policy.severity(named: severity) == nil, spoken.count > 1 {
                return .refused(.howBad(severity, spoken, title: title, kind))
            }
            guard let known = policy.severity(named: severity) ?? spoken.first else {
                return .refused(.unknownSeverity(severity, known: policy.severities.map(\.severity.label)))
            }
            wanted = known
        }
        return declare(title: title, severity: wanted, kind: kind, request, at: now)
    }

    /// In doubt the higher severity: it is lowered later, not debated now.
    func declare(
        title: String, severity: Severity?, kind: IncidentKind, _ request: Request, at now: Instant
    ) -> Decision {
        let level = severity ?? policy.severities.first?.severity ?? Severity(rank: 1, label: "P1")
        let id = IncidentID(small.lastNumber + 1)
        let declared = Declared(
            number: id.number, label: nextLabel(at: moment(of: request, at: now)), title: title, severity: level,
            kind: kind, origin: request.message?.room)
        var facts: [Fact] = [.declared(declared)]
        let also = policy.rule(for: level)?.initialResponder ?? []
        facts.append(.paged(pageCommanders(reason: title, severity: level, at: now, also: also)))
        if let notice = noticeAtStart(level, title: title, at: now) { facts.append(.paged(notice)) }
        return Decision(id, by: request.actor, facts)
    }

    /// Time only moves forward on the log, and nothing on it lies in the future.
    package func clamp(_ instant: Instant, to now: Instant) -> Instant { min(max(instant, lastAt), max(now, lastAt)) }

    private func nextLabel(at instant: Instant) -> String {
        let day = policy.zone.civil(instant).date
        let count = day == small.lastDay ? small.countOnLastDay + 1 : 1
        return "#incident-\(day)-\(padded(count, 3))"
    }

    /// The list of the severity is told; whom an earlier one told already is left out.
    func noticeAtStart(
        _ severity: Severity, title: String, at now: Instant, except told: Set<PersonID> = [],
        rooms isForPlaces: Bool = true
    ) -> Paged? {
        guard let rule = policy.rule(for: severity) else { return nil }
        let people = policy.people(for: rule.notifyAtStart, at: now).filter { !told.contains($0) }
        var page = paged(
            people.map { ($0, nil) }, line: nil, reason: title, severity: severity, at: now, rule: .notifyAtStart,
            notice: true)
        // A shared address would wake whoever is on call there.
        page.shared = []
        if isForPlaces { addPlaces(rule.notifyAtStart, to: &page) }
        return page.people.isEmpty && page.shared.isEmpty && page.rooms == nil ? nil : page
    }
}
