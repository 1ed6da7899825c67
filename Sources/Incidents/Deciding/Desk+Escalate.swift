// What follows on a page that nobody answers, and when nobody commands.

extension Desk {
    private func isPageOfCommanders(_ deadline: Deadline, _ incident: Incident) -> Bool {
        deadline.rule == .noAcknowledgement
            && incident.pages.first { $0.seq == deadline.since }?.paged.line == "ic"
    }

    /// First the next on the escalation, then everyone on the list.
    func fireUnacknowledged(
        _ fired: Fired, _ incident: Incident, _ rule: SeverityRule?, at now: Instant
    ) -> [Fact] {
        var fired = fired
        guard let page = incident.page(fired.since) else { return [.fired(fired)] }
        if incident.lastSent(after: page).failedAt != nil { fired.reachedNobody = true }
        // A severity that wakes nobody wakes nobody by the clock either: the room hears it, once.
        if rule?.page == .nobody {
            fired.calls = .room
            fired.isMuted = fired.ordinal > 0
            return [.fired(fired)]
        }
        let next = nextOnEscalation(of: page, step: fired.ordinal, rule, at: now)
        fired.told = next.people.map(\.0)
        fired.toldAs = next.name
        var again = paged(
            next.people, line: next.line, reason: page.paged.reason, severity: incident.severity, at: now,
            rule: .noAcknowledgement, follows: page.seq, cause: .policy)
        addPlaces(next.targets, to: &again)
        return [.fired(fired), .paged(sparing(again, on: incident, chain: page.seq, at: now))]
    }

    func nextOnEscalation(
        of page: Page, step: Int, _ rule: SeverityRule?, at now: Instant
    ) -> (people: [(PersonID, String?)], line: String?, targets: [Target], name: String?) {
        let line = page.paged.line
        let asked = page.paged.people.map { ($0.person, $0.duty) }
        func joined(_ lists: [(PersonID, String?)]...) -> [(PersonID, String?)] {
            lists.joined().reduce(into: []) { list, one in
                if !list.contains(where: { $0.0 == one.0 }) { list.append(one) }
            }
        }
        // Whoever learns stays one who learns.
        let trainee = Duty.trainees.spoken
        let commanders = policy.commanders(at: now).everyone.map {
            ($0.person, Optional($0.duty == trainee ? trainee : "next"))
        }
        let own = policy.escalations[page.paged.line ?? ""]?.steps ?? []
        guard own.indices.contains(step) else {
            let targets = rule?.escalateTo ?? []
            let lead = policy.told(targets, at: now).map { ($0, Optional("next")) }
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

    /// Whoever acknowledged is asked alone first, in the room and by one way that does not ring. Others are called when
    /// the time of response has passed.
    func fireNoCommander(
        _ fired: Fired, _ incident: Incident, _ rule: SeverityRule?, among due: [Deadline], at now: Instant
    ) -> [Fact] {
        var fired = fired
        guard let rule else { return [.fired(fired)] }
        let call = incident.commandCall(rule, policy)
        fired.calls = call
        switch call {
        case .room: return [.fired(fired)]
        case .answerer:
            guard let person = incident.answerer?.person else { return [.fired(fired)] }
            fired.told = [person]
            fired.next = incident.othersCalled(asked: now, rule)
            var ask = paged(
                [(person, nil)], line: nil, reason: incident.title, severity: incident.severity, at: now,
                rule: .noCommander, notice: true)
            ask.shared = []
            ask.people = ask.people.map { one in
                var one = one
                one.ways = policy.quietWay(to: person).map { [$0] } ?? []
                return one
            }
            return [.fired(fired), .paged(ask)]
        case .waits:
            // The unanswered page of the same minute says it to the same people, and the next one too.
            fired.isMuted = fired.ordinal > 0 || due.contains { isPageOfCommanders($0, incident) }
            fired.next = incident.nextPageOfCommanders(policy)
            return [.fired(fired)]
        case .onward: return fireOnward(fired, incident, rule, at: now)
        case .everyone:
            fired.told = policy.commanders(at: now).everyone.map(\.person)
            let more = fired.ordinal == 0 ? [] : rule.escalateTo
            return [
                .fired(fired),
                .paged(
                    sparing(
                        pageCommanders(
                            reason: incident.title, severity: incident.severity, at: now, also: more,
                            as: rule.escalateToName, rule: .noCommander, cause: .policy), on: incident, at: now)),
            ]
        }
    }

    /// As if nobody had answered: the next on the escalation, then everyone.
    private func fireOnward(_ fired: Fired, _ incident: Incident, _ rule: SeverityRule, at now: Instant) -> [Fact] {
        var fired = fired
        let earlier = incident.pages.filter {
            $0.paged.rule == .noCommander && !$0.paged.isNotice && $0.at >= incident.ladder.at
        }
        guard
            let first = incident.pages.first(where: { $0.isOfCommanders && $0.paged.rule == nil })
                ?? incident.pages.first(where: \.isOfCommanders)
        else { return [.fired(fired)] }
        let next = nextOnEscalation(of: first, step: earlier.count, rule, at: now)
        fired.told = next.people.map(\.0)
        fired.toldAs = next.name
        var page = paged(
            next.people, line: next.line, reason: incident.title, severity: incident.severity, at: now,
            rule: .noCommander, cause: .policy)
        addPlaces(next.targets, to: &page)
        return [.fired(fired), .paged(sparing(page, on: incident, at: now))]
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
