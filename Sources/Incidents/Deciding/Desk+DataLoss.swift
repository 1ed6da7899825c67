extension Desk {
    /// Data was lost: the worst severity, the people of the configuration at once, and no waiting on the ladder.
    func decideDataLoss(_ what: String?, _ request: Request, named: IncidentID?, at now: Instant) -> Decision {
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        switch incident(for: request, named: named) {
        case .success(let incident) where incident.phase.isActive:
            return dataLoss(what, in: incident, request, at: moment(of: request, at: now))
        case .success(let incident) where named != nil:
            return .refused(.isOver(incident.id, incident.phase, into: incident.mergedInto))
        case .failure(let refused) where named != nil: return .refused(refused.refusal)
        case .failure(let refused):
            // Several here: nobody is sent back to choose. The worst is meant, of those the newest.
            if case .whichIncident(let ids) = refused.refusal,
                let worst = ids.compactMap({ incidents[$0] }).max(by: { ($0.severity, $0.id) < ($1.severity, $1.id) })
            {
                return dataLoss(what, in: worst, request, at: moment(of: request, at: now))
            }
            fallthrough
        case .success:
            let title = what.map { "Data loss: \($0)" } ?? "Data loss (of what is not said yet)"
            var decision = declare(title: title, severity: nil, kind: .real, request, cause: .typed, at: now)
            let severity = policy.severities.first?.severity ?? .worst
            let facts = told(what ?? "not said yet", severity, title: title, after: decision.steps.map(\.fact), at: now)
            decision.steps += facts.map {
                Decision.Step(incident: decision.steps[0].incident, by: request.actor, fact: $0)
            }
            return decision
        }
    }

    private func dataLoss(_ what: String?, in incident: Incident, _ request: Request, at now: Instant) -> Decision {
        if let known = incident.dataLoss { return .refused(.dataLossTold(incident.id, known.since.at)) }
        let worst = policy.severities.first?.severity ?? incident.severity
        var facts: [Fact] = []
        if worst > incident.severity {
            facts = setSeverity(worst.label, incident, request.actor, cause: .typed, at: now).steps.map(\.fact)
        }
        let earlier = incident.pages.map { Fact.paged($0.paged) } + facts
        facts += told(what ?? "not said yet", worst, title: incident.title, after: earlier, at: now)
        return Decision(incident.id, by: request.actor, facts)
    }

    /// Nobody hears twice: whoever an earlier page or notice has a way to is left out of this one.
    private func told(
        _ what: String, _ severity: Severity, title: String, after earlier: [Fact], at now: Instant
    ) -> [Fact] {
        let targets = policy.special.dataLossTell
        let all = policy.told(targets, at: now)
        var known: Set<PersonID> = []
        for case .paged(let paged) in earlier {
            known.formUnion(paged.people.filter { !$0.ways.isEmpty || $0.later != nil }.map(\.person))
        }
        var notice = paged(
            all.filter { !known.contains($0) }.map { ($0, nil) }, line: nil, reason: "data loss: \(what)",
            severity: severity, at: now, notice: true)
        notice.shared = []
        addPlaces(targets, to: &notice)
        let hasSomebody = !notice.people.isEmpty || !notice.shared.isEmpty || notice.rooms != nil
        return [.dataLost(DataLost(what: what, told: all))] + (hasSomebody ? [.paged(notice)] : [])
    }
}
