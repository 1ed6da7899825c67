extension Desk {
    /// What the clock asks of an incident now: each due step fires once; late repeats of one rule become one.
    package func decideDue(_ id: IncidentID, at now: Instant, afterReload: Bool = false) -> Decision {
        guard let incident = incidents[id] else { return Decision() }
        var decision = Decision()
        let pending = incident.deadlines(under: policy)
        let due = pending.filter { $0.due <= now }
        let all = due + early(pending, with: due, incident, at: now)
        let facts = all.flatMap { fire($0, of: incident, among: all, at: now, afterReload: afterReload) }
        decision.steps += merging(facts).map { Decision.Step(incident: id, by: nil, fact: $0) }
        return kept(within: decision, asked: nil)
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
        if let every = deadline.every, deadline.due <= now {
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
            fired.leave(to: .updateOverdue, of: due, at: now)
            return [.fired(fired)]
        case .updateOverdue, .watching:
            fired.told = commandOrEverybody
            return [.fired(fired)]
        case .executiveSummary:
            fired.told = []
            return [.fired(fired)]
        case .escalate:
            fired.told = policy.told(rule?.escalateTo ?? [], at: now)
            fired.toldAs = rule?.escalateToName
            fired.withNoProgress = coversNoProgress(incident, rule)
            return [.fired(fired)] + tell(fired, rule?.escalateTo ?? [], incident, at: now)
        case .tellVP:
            fired.told = policy.told(policy.targets(named: "vp"), at: now)
            fired.toldAs = "VP"
            return [.fired(fired)] + tell(fired, policy.targets(named: "vp"), incident, at: now)
        case .noProgress:
            fired.told = policy.told(rule?.escalateTo ?? [], at: now)
            fired.toldAs = rule?.escalateToName
            return [.fired(fired)] + tell(fired, rule?.escalateTo ?? [], incident, at: now)
        case .noCommander: return fireNoCommander(fired, incident, rule, among: due, at: now)
        case .noAcknowledgement:
            return fireUnacknowledged(fired, incident, rule, at: now)
        case .syncSoon:
            // It has begun meanwhile: one message is enough.
            fired.isMuted = due.contains { $0.rule == .syncNow }
            return [.fired(fired)]
        case .syncNow:
            fired.detail = incident.scribe.sync?.next(on: policy.zone, after: now).map { FiredDetail(at: $0) }
            return [.fired(fired)]
        case .nextWay:
            fired.told = waiting(for: fired, incident)
            return [.fired(fired)]
        case .elapsedMark: return [.fired(markFired(fired, deadline, incident, at: now))]
        case .timerOver: return [.fired(timerFired(fired, incident))]
        case .taskDue: return [.fired(taskFired(fired, incident))]
        case .questions: return [.fired(questionsFired(fired, incident))]
        case .rollCall: return [.fired(rollCallFired(fired, incident))]
        case .handoverOffer, .handoverInsist: return [.fired(handoverFired(fired, incident, among: due, at: now))]
        case .onCallBrief: return [.fired(onCallBriefFired(fired, incident, at: now))]
        case .spanOfControl: return [.fired(spanFired(fired, incident))]
        case .silence: return [.fired(silenceFired(fired, incident, among: due, at: now))]
        case .notifyAtStart, .severityRaised, .chatDown:
            return []  // not a deadline
        case .drillInject:
            fired.words = incident.drill?.script?.word(deadline.ordinal)
            return [.fired(fired)]
        case .drillOver:
            fired.told = commandOrEverybody
            return [.fired(fired)]
        }
    }

    /// Those who have a way at this step and have not answered.
    private func waiting(for fired: Fired, _ incident: Incident) -> [PersonID] {
        guard let page = incident.pages.first(where: { $0.seq == fired.since }),
            page.laterSteps.indices.contains(fired.ordinal)
        else { return [] }
        let step = page.laterSteps[fired.ordinal]
        return page.paged.people.filter { person in
            (person.later ?? []).contains { $0.after == step } && !incident.isSettled(page, for: person.person)
        }.map(\.person)
    }

    /// A manager is not in the room: told there by name, and by every way that reaches them. Channels and mail lists
    /// are told as they are.
    private func tell(_ fired: Fired, _ targets: [Target], _ incident: Incident, at now: Instant) -> [Fact] {
        var page = paged(
            fired.told.map { ($0, fired.toldAs) }, line: nil, reason: incident.title, severity: incident.severity,
            at: now, rule: fired.rule, notice: true)
        // A shared address would wake whoever is on call there, not the manager.
        page.shared = []
        addPlaces(targets, to: &page)
        return page.people.isEmpty && page.shared.isEmpty && page.rooms == nil ? [] : [.paged(page)]
    }

    private func coversNoProgress(_ incident: Incident, _ rule: SeverityRule?) -> Bool {
        guard let rule, let due = incident.noProgressDue(rule, policy) else { return false }
        return incident.isToldWithEscalation(due, rule, policy)
    }
}
