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
            fired.detail = askedAlong(.updateWarning, incident, among: due)
            return [.fired(fired)]
        case .updateOverdue, .watching:
            fired.told = commandOrEverybody
            fired.detail = askedAlong(deadline.rule, incident, among: due)
            return [.fired(fired)]
        case .executiveSummary:
            fired.told = []
            return [.fired(fired)]
        case .escalate:
            fired.told = policy.people(for: rule?.escalateTo ?? [], at: now)
            fired.toldAs = rule?.escalateToName
            fired.withNoProgress = coversNoProgress(incident, rule)
            return [.fired(fired)] + tell(fired, rule?.escalateTo ?? [], incident, at: now)
        case .tellVP:
            fired.told = policy.people(for: policy.targets(named: "vp"), at: now)
            fired.toldAs = "VP"
            return [.fired(fired)] + tell(fired, policy.targets(named: "vp"), incident, at: now)
        case .noProgress:
            fired.told = policy.people(for: rule?.escalateTo ?? [], at: now)
            fired.toldAs = rule?.escalateToName
            return [.fired(fired)] + tell(fired, rule?.escalateTo ?? [], incident, at: now)
        case .noCommander:
            fired.told = policy.commanders(at: now).everyone.map(\.person)
            // The unanswered page of the same minute pages this list, and the next one too: not twice.
            if due.contains(where: { isPageOfCommanders($0, incident) }) { return [.fired(fired)] }
            // Their own escalation is under way: it calls the next, and this list again where it says so.
            if policy.escalations["ic"] != nil, escalates(incident) {
                fired.isMuted = true
                return [.fired(fired)]
            }
            let more = deadline.ordinal + folded == 0 ? [] : rule?.escalateTo ?? []
            return [
                .fired(fired),
                .paged(
                    pageCommanders(
                        reason: incident.title, severity: incident.severity, at: now, also: more, rule: .noCommander)),
            ]
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
        case .questions: return [.fired(questionsFired(fired, incident, among: due))]
        case .rollCall: return [.fired(rollCallFired(fired, incident))]
        case .handoverOffer, .handoverInsist: return [.fired(handoverFired(fired, incident, among: due))]
        case .onCallBrief: return [.fired(onCallBriefFired(fired, incident, at: now))]
        case .spanOfControl: return [.fired(spanFired(fired, incident))]
        case .silence: return [.fired(silenceFired(fired, incident, among: due, at: now))]
        case .notifyAtStart, .chatDown:
            return []  // not a deadline
        case .drillInject:
            fired.words = incident.drill?.script?.word(deadline.ordinal)
            return [.fired(fired)]
        case .drillOver:
            fired.told = commandOrEverybody
            return [.fired(fired)]
        }
    }

    private func escalates(_ incident: Incident) -> Bool {
        incident.deadlines(under: policy).contains { isPageOfCommanders($0, incident) }
    }

    private func isPageOfCommanders(_ deadline: Deadline, _ incident: Incident) -> Bool {
        deadline.rule == .noAcknowledgement
            && incident.pages.first { $0.seq == deadline.since }?.paged.line == "ic"
    }

    /// First the next on the escalation, then everyone on the list.
    private func fireUnacknowledged(
        _ fired: Fired, _ incident: Incident, _ rule: SeverityRule?, at now: Instant
    ) -> [Fact] {
        var fired = fired
        guard let page = incident.pages.first(where: { $0.seq == fired.since }) else { return [.fired(fired)] }
        let next = nextOnEscalation(of: page, step: fired.ordinal, rule, at: now)
        fired.told = next.people.map(\.0)
        fired.toldAs = next.name
        var again = paged(
            next.people, line: next.line, reason: page.paged.reason, severity: incident.severity, at: now,
            rule: .noAcknowledgement, follows: page.seq)
        addPlaces(next.targets, to: &again)
        return [.fired(fired), .paged(again)]
    }

    private func nextOnEscalation(
        of page: Page, step: Int, _ rule: SeverityRule?, at now: Instant
    ) -> (people: [(PersonID, String?)], line: String?, targets: [Target], name: String?) {
        let line = page.paged.line
        let asked = page.paged.people.map { ($0.person, $0.duty) }
        func joined(_ lists: [(PersonID, String?)]...) -> [(PersonID, String?)] {
            lists.joined().reduce(into: []) { list, one in
                if !list.contains(where: { $0.0 == one.0 }) { list.append(one) }
            }
        }
        let commanders = policy.commanders(at: now).everyone.map { ($0.person, Optional("next")) }
        let own = policy.escalations[page.paged.line ?? ""]?.steps ?? []
        guard own.indices.contains(step) else {
            let targets = rule?.escalateTo ?? []
            let lead = policy.people(for: targets, at: now).map { ($0, Optional("next")) }
            let isOnward = step > 0 || page.paged.line != "ic"
            // It has reached nobody and is still being tried: whoever it was for is not paged twice when that works.
            if step == 0, page.failedAt != nil {
                let others = joined(commanders, lead).filter { one in !asked.contains { $0.0 == one.0 } }
                if !others.isEmpty { return (others, nil, targets, nil) }
            }
            return (isOnward ? joined(asked, commanders, lead) : joined(asked, lead), line, targets, nil)
        }
        if let targets = own[step].targets {
            return (everyone(on: targets, at: now), targets.onlyLine, targets, own[step].name)
        }
        let all = own.flatMap { $0.targets ?? [] }
        return (joined(asked, everyone(on: all, at: now), commanders), line, [], own[step].name)
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

extension [Target] {
    /// The line that is meant, where it is one and nothing else.
    fileprivate var onlyLine: String? {
        guard count == 1 else { return nil }
        return switch self[0] {
        case .line(let key), .team(let key): key
        case .person, .schedule, .room, .mail: nil
        }
    }
}
