/// Whom a severity wakes by itself.
extension Desk {
    /// The page of a declaration; nil where the severity wakes nobody. What was typed as a page calls everyone.
    func pageAtStart(_ severity: Severity, reason: String, cause: Cause, at now: Instant) -> Paged? {
        guard let rule = policy.rule(for: severity), cause == .typed || rule.page != .nobody else { return nil }
        return paged(
            woken(by: rule, cause, at: now), line: "ic", reason: reason, severity: severity, at: now, cause: cause)
    }

    /// Those whom the worse severity adds: nobody who was rung, has answered, or raised it themselves. A lowering calls
    /// nobody back.
    func pageOfRaise(
        to severity: Severity, _ incident: Incident, by: PersonID?, cause: Cause, at now: Instant
    ) -> Paged? {
        guard severity > incident.severity, incident.phase.isActive, let rule = policy.rule(for: severity),
            cause == .typed || rule.page != .nobody
        else { return nil }
        let pages = incident.pages.filter { !$0.paged.isNotice }
        var known = Set(
            pages.flatMap(\.paged.people).filter { $0.isQuiet != true && $0.quietUntil == nil }.map(\.person))
        known.formUnion(pages.flatMap(\.acknowledgements).map(\.person))
        known.formUnion(incident.roles.map(\.person))
        if let by { known.insert(by) }
        let added = woken(by: rule, cause, at: now).filter { !known.contains($0.0) }
        guard !added.isEmpty else { return nil }
        return paged(
            added, line: "ic", reason: incident.title, severity: severity, at: now, rule: .severityRaised,
            cause: cause)
    }

    /// The people of the row's `page`, in the order of paging. Where those are not there, whoever else is on call: a
    /// severity that wakes somebody never wakes nobody for a gap in the rota.
    private func woken(by rule: SeverityRule, _ cause: Cause, at now: Instant) -> [(PersonID, String?)] {
        let line = policy.commanders(at: now)
        func those(_ duties: Duty...) -> [(PersonID, String?)] {
            duties.flatMap { duty in line[duty].map { ($0, Optional(duty.spoken)) } }
        }
        let everyone = line.everyone.map { ($0.person, Optional($0.duty)) }
        let initial = policy.people(for: rule.initialResponder, at: now).map { person in
            (person, everyone.first { $0.0 == person }?.1 ?? Optional("initial responder"))
        }
        let wanted: [(PersonID, String?)]
        switch cause == .typed ? .everyone : rule.page {
        case .everyone: wanted = everyone + initial
        case .primaryAndBackup: wanted = those(.primary, .backup) + (rule.saysPage ? [] : initial)
        case .primary: wanted = those(.primary)
        case .initialResponder: wanted = initial.isEmpty ? those(.primary) : initial
        case .nobody: return []
        }
        let found = wanted.isEmpty ? those(.primary, .backup) : wanted
        return (found.isEmpty ? everyone : found).reduce(into: []) { list, one in
            if !list.contains(where: { $0.0 == one.0 }) { list.append(one) }
        }
    }
}
