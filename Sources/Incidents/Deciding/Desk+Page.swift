extension Desk {
    func decidePage(_ ask: PageAsk, _ request: Request, named id: IncidentID?, at now: Instant) -> Decision {
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        if case .everyTeam(let isConfirmed, let said) = ask {
            return pageEveryTeam(isConfirmed: isConfirmed, reason: said, request, named: id, at: now)
        }
        var isNew = false
        if case .said(_, isNew: true) = ask { isNew = true }
        // In its own room it is this one that may be back: nothing is declared in its place, whatever the words are.
        if !isNew, id == nil, let here = request.message.flatMap({ byRoom[$0.room] }).flatMap({ incidents[$0] }),
            !here.phase.isActive, !here.isDrill, isVisible(here, to: request)
        {
            return .refused(.overHere(here.id, here.phase, into: here.mergedInto, said: ask.words))
        }
        let call: PageCall
        switch self.call(ask, request, named: id) {
        case .success(let read): call = read
        case .failure(let refused): return .refused(refused.refusal)
        }
        if !isNew, let refusal = otherIncident(in: ask, request, named: id) { return .refused(refusal) }
        if isNew { return declareAndPage(call, request, isNew: true, at: now) }
        switch incidentToPage(for: request, named: id) {
        case .success(let incident) where incident.phase.isActive:
            return page(call, on: incident, request, at: moment(of: request, at: now))
        // Named, and not there or over: another one is not declared in its place.
        case .success(let incident) where id != nil:
            return .refused(.isOver(incident.id, incident.phase, into: incident.mergedInto))
        case .failure(let refused) where id != nil: return .refused(refused.refusal)
        case .failure(let refused):
            if case .whichIncident(let ids) = refused.refusal, let worst = worst(of: ids) {
                return page(call, on: worst, request, at: moment(of: request, at: now))
            }
            fallthrough
        case .success:
            return declareAndPage(call, request, at: now)
        }
    }

    private func declareAndPage(
        _ call: PageCall, _ request: Request, isNew: Bool = false, at now: Instant
    ) -> Decision {
        if !isNew, let reason = call.reason, let twin = twin(of: reason, .real, request, at: now) {
            return page(call, on: twin, request, at: now)
        }
        let title = call.reason ?? "Incident (title not said yet)"
        var decision = declare(title: title, severity: nil, kind: .real, request, cause: .typed, at: now)
        guard !call.targets.isEmpty else { return decision }
        let severity = policy.severities.first?.severity ?? .worst
        // The declaration has paged the commanders.
        var others = call
        others.commanders = false
        switch pages(others, on: severity, reason: title, at: now) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let pages):
            let declared: [Paged] = decision.steps.compactMap { step in
                if case .paged(let page) = step.fact, !page.isNotice { page } else { nil }
            }
            decision.steps += sparing(declared + pages, on: nil, at: now).dropFirst(declared.count).map {
                Decision.Step(incident: decision.steps[0].incident, by: request.actor, fact: .paged($0))
            }
            return decision
        }
    }

    private func page(_ call: PageCall, on incident: Incident, _ request: Request, at now: Instant) -> Decision {
        let made: [Paged]
        switch pages(call, on: incident.severity, reason: call.reason ?? incident.title, at: now) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let pages): made = pages
        }
        let fresh = made.filter { recentPage(like: $0, on: incident, at: now) == nil }
        let new = sparing(fresh, on: incident, at: now).filter { !$0.isSpared }
        if new.isEmpty, let recent = made.lazy.compactMap({ self.rungLast(by: $0, on: incident, at: now) }).first {
            return Decision(.alreadyPaged(incident.id, page: recent.seq))
        }
        return Decision(incident.id, by: request.actor, new.map { .paged($0) })
    }

    /// The same people for the same incident a moment ago: nobody is paged twice for two thumbs.
    func recentPage(like page: Paged, on incident: Incident, at now: Instant) -> Page? {
        let wanted = Set(page.people.map(\.person))
        guard !wanted.isEmpty || !page.shared.isEmpty else { return nil }
        return incident.pages.last { earlier in
            !earlier.paged.isNotice && now - earlier.at < policy.timers.pageGuard && earlier.paged.line == page.line
                && wanted.isSubset(of: Set(earlier.paged.people.map(\.person)))
        }
    }

    /// The page that rang those whom this one names.
    private func rungLast(by page: Paged, on incident: Incident, at now: Instant) -> Page? {
        recentPage(like: page, on: incident, at: now)
            ?? incident.pages.last { earlier in
                !earlier.paged.isNotice && now - earlier.at < policy.timers.pageGuard
                    && page.people.contains { incident.rang($0.person, by: earlier) }
            }
    }

    /// Primary, backup and trainees at once, and whoever the severity names as initial responder.
    func pageCommanders(
        reason: String, severity: Severity, at now: Instant, also targets: [Target] = [], as part: String? = nil,
        rule: Rule? = nil, follows: Int? = nil, cause: Cause = .typed
    ) -> Paged {
        var asked = policy.commanders(at: now).everyone.map { ($0.person, Optional($0.duty)) }
        for person in policy.told(targets, at: now) where !asked.contains(where: { $0.0 == person }) {
            asked.append((person, part))
        }
        return paged(
            asked, line: "ic", reason: reason, severity: severity, at: now, rule: rule, follows: follows, cause: cause)
    }

    func paged(
        _ asked: [(PersonID, String?)], line: String?, reason: String, severity: Severity, at now: Instant,
        rule: Rule? = nil, notice: Bool = false, follows: Int? = nil, cause: Cause = .typed
    ) -> Paged {
        let members = Set(line.map { policy.line($0, at: now).everyone.map(\.person) } ?? [])
        let found = asked.map { person, duty in
            // Whoever is asked beside the people of a line is not reached through that line's own address.
            paged(
                person, duty: duty, line: cause == .typed || members.contains(person) ? line : nil,
                severity: severity, at: now, notice: notice, cause: cause)
        }
        var shared: [Way] = []
        // A line without people may still have an address of its own.
        let lineWays = asked.isEmpty && line != nil ? policy.ways(to: PersonID(""), line: line) : []
        for way in found.flatMap(\.shared) + lineWays where !shared.contains(way) { shared.append(way) }
        return Paged(
            line: line, people: found.map(\.person), shared: shared, reason: reason, isNotice: notice, rule: rule,
            follows: follows)
    }

    private func paged(
        _ person: PersonID, duty: String?, line: String?, severity: Severity, at now: Instant, notice: Bool,
        cause: Cause
    ) -> (person: PagedPerson, shared: [Way]) {
        let plan =
            notice
            ? ContactPlan(atOnce: policy.ways(to: person, line: line, notice: true), later: [])
            : policy.contactPlan(for: person, line: line, severity: severity, cause: cause, at: now)
        let one = PagedPerson(
            person: person, duty: duty, ways: plan.atOnce.filter { !$0.isShared }, phone: policy.phone(of: person),
            later: plan.later, quietUntil: plan.quietUntil, isQuiet: plan.isQuiet)
        return (one, plan.atOnce.filter(\.isShared))
    }

    /// Of lines, teams and schedules all who are on call, not their first alone.
    func everyone(on targets: [Target], at now: Instant) -> [(PersonID, String?)] {
        var found: [(PersonID, String?)] = []
        for target in targets {
            let next: [(PersonID, String?)]
            switch target {
            case .person(let person): next = [(person, nil)]
            case .line(let key), .team(let key):
                let line = policy.line(key, at: now).everyone.map { ($0.person, Optional($0.duty)) }
                next = line.isEmpty ? policy.people(for: [.team(key)], at: now).map { ($0, "lead") } : line
            case .schedule(let name):
                next = Duty.allCases.flatMap { duty in
                    policy.book.people(name, duty, at: now).map { ($0, Optional(duty.spoken)) }
                }
            case .room, .mail: next = []
            }
            for one in next where !found.contains(where: { $0.0 == one.0 }) { found.append(one) }
        }
        return found
    }

    /// Rooms and mail lists among targets: told, since nobody stands behind them.
    func addPlaces(_ targets: [Target], to page: inout Paged) {
        var rooms: [RoomRef] = []
        for target in targets {
            switch target {
            case .room(let room): rooms.append(room)
            case .mail(let address):
                for pager in policy.pagers where pager.contact == .email {
                    page.shared.append(Way(pager: pager.name, address: address, isShared: true))
                }
            case .person, .team, .line, .schedule: break
            }
        }
        if !rooms.isEmpty { page.rooms = rooms }
    }

    func decideAnswered(_ id: IncidentID, _ answer: PageAnswered) -> Decision {
        guard let incident = incidents[id], let page = incident.pages.first(where: { $0.seq == answer.page }) else {
            return Decision()
        }
        // The same answer again (a look after a crash) changes nothing.
        let known = page.answers.first { $0.way == answer.way && $0.person == answer.person }
        if known?.outcome == answer.outcome { return Decision() }
        // The service has said more already than that it took the request.
        if known?.isReported == true, answer.isReported != true, answer.outcome == .accepted { return Decision() }
        return Decision(id, by: nil, [.pageAnswered(answer)], reply: .nothing)
    }

    func acknowledge(_ incident: Incident, _ request: Request, saying words: String? = nil, at now: Instant)
        -> Decision
    {
        guard let person = request.actor else { return .refused(.needsPerson) }
        let pages = pagesAnswered(by: person, in: incident)
        guard !pages.isEmpty else {
            let waiting = incident.pages.filter(\.awaitsAcknowledgement).flatMap(\.paged.people).map(\.person)
            let asked = incident.pages.contains { page in
                !page.paged.isNotice && page.paged.people.contains { $0.person == person }
            }
            guard !waiting.isEmpty, !asked else { return .refused(.nothingToAcknowledge) }
            let others = waiting.reduce(into: [PersonID]()) { if !$0.contains($1) { $0.append($1) } }
            return .refused(.notPaged(incident.id, waiting: others))
        }
        let facts = acknowledgements(by: person, of: pages, saying: words, in: incident, at: now)
        guard !facts.isEmpty else { return .refused(.nothingToAcknowledge) }
        return Decision(incident.id, by: person, facts)
    }

    /// One for the pages that this ends, and one for those that somebody who learns has seen: those go on, since it is
    /// for the others to answer.
    func acknowledgements(
        by person: PersonID, of pages: [Int], via pager: String? = nil, saying words: String? = nil,
        in incident: Incident,
        at now: Instant
    ) -> [Fact] {
        let learnt = pages.filter { isTrainee(person, on: $0, of: incident, at: now) }
        let seen = learnt.filter { incident.page($0)?.acknowledgement(by: person) == nil }
        let rest = pages.filter { !learnt.contains($0) }
        return [(rest, false), (seen, true)].filter { !$0.0.isEmpty }.map { pages, isTrainee in
            .acknowledged(
                Acknowledged(person: person, pages: pages, via: pager, isTrainee: isTrainee, words: words))
        }
    }

    private func isTrainee(_ person: PersonID, on page: Int, of incident: Incident, at now: Instant) -> Bool {
        guard incident.commander != person, let page = incident.page(page) else { return false }
        let trainee = Duty.trainees.spoken
        if let own = page.paged.people.first(where: { $0.person == person }) { return own.duty == trainee }
        if let root = page.paged.follows { return isTrainee(person, on: root, of: incident, at: now) }
        guard let line = page.paged.line else { return false }
        return policy.line(line, at: now).everyone.first { $0.person == person }?.duty == trainee
    }

    /// Pages that ask this person, and those that name nobody: whoever stands behind a shared address is not known.
    func pagesAnswered(by person: PersonID, in incident: Incident) -> [Int] {
        let asking = incident.pages.filter { page in
            !page.paged.isNotice && page.acknowledgement(by: person) == nil
                && page.paged.people.contains { $0.person == person }
        }
        let pages =
            asking.isEmpty
            ? incident.pages.filter { $0.awaitsAcknowledgement && $0.paged.people.isEmpty } : asking
        return incident.chain(of: pages)
    }
}
