extension Desk {
    func decidePage(_ ask: PageAsk, _ request: Request, named id: IncidentID?, at now: Instant) -> Decision {
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        var reason: String?
        var target: PersonName?
        switch ask {
        case .everyTeam(let isConfirmed, let said):
            return pageEveryTeam(isConfirmed: isConfirmed, reason: said, request, named: id, at: now)
        case .commanders(let said): reason = said
        case .named(let name, let said):
            reason = said
            target = name
            // `!ic page checkout` names nobody: it is the reason.
            if !name.text.hasPrefix("@"), !name.isSpeaker, policy.targets(named: name.text).isEmpty {
                target = nil
                reason = [name.text, said].compactMap { $0 }.joined(separator: " ")
            }
        }
        switch incidentToPage(for: request, named: id) {
        case .success(let incident) where incident.phase.isActive:
            return page(target, reason: reason, on: incident, request, at: moment(of: request, at: now))
        // Named, and not there or over: another one is not declared in its place.
        case .success(let incident) where id != nil:
            return .refused(.isOver(incident.id, incident.phase, into: incident.mergedInto))
        case .failure(let refused) where id != nil: return .refused(refused.refusal)
        case .failure(let refused):
            // Several here: whoever pages is not sent back to choose. The worst is meant, of those the newest.
            if case .whichIncident(let ids) = refused.refusal,
                let worst = ids.compactMap({ incidents[$0] }).max(by: { ($0.severity, $0.id) < ($1.severity, $1.id) })
            {
                return page(target, reason: reason, on: worst, request, at: moment(of: request, at: now))
            }
            fallthrough
        case .success:
            return declareAndPage(target, reason: reason, request, at: now)
        }
    }

    private func declareAndPage(
        _ target: PersonName?, reason: String?, _ request: Request, at now: Instant
    ) -> Decision {
        if let reason, let twin = twin(of: reason, .real, request, at: now) {
            return page(target, reason: reason, on: twin, request, at: now)
        }
        let title = reason ?? "Incident (title not said yet)"
        var decision = declare(title: title, severity: nil, kind: .real, request, at: now)
        guard let target else { return decision }
        let severity = policy.severities.first?.severity ?? .worst
        switch paged(named: target, request, reason: title, severity: severity, at: now) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let page):
            decision.steps.append(
                Decision.Step(incident: decision.steps[0].incident, by: request.actor, fact: .paged(page)))
            return decision
        }
    }

    private func page(
        _ target: PersonName?, reason: String?, on incident: Incident, _ request: Request, at now: Instant
    ) -> Decision {
        let page: Paged
        if let target {
            switch paged(
                named: target, request, reason: reason ?? incident.title, severity: incident.severity, at: now)
            {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let made): page = made
            }
        } else {
            page = pageCommanders(reason: reason ?? incident.title, severity: incident.severity, at: now)
        }
        if let recent = recentPage(like: page, on: incident, at: now) {
            return Decision(.alreadyPaged(incident.id, page: recent.seq))
        }
        return Decision(incident.id, by: request.actor, [.paged(page)])
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

    /// Primary, backup and trainees at once, and whoever the severity names as initial responder.
    func pageCommanders(
        reason: String, severity: Severity, at now: Instant, also targets: [Target] = [], rule: Rule? = nil,
        follows: Int? = nil
    ) -> Paged {
        var asked = policy.commanders(at: now).everyone.map { ($0.person, Optional($0.duty)) }
        for person in policy.people(for: targets, at: now) where !asked.contains(where: { $0.0 == person }) {
            asked.append((person, "initial responder"))
        }
        return paged(
            asked, line: "ic", reason: reason, severity: severity, at: now, rule: rule, follows: follows)
    }

    func paged(
        _ asked: [(PersonID, String?)], line: String?, reason: String, severity: Severity, at now: Instant,
        rule: Rule? = nil, notice: Bool = false, follows: Int? = nil
    ) -> Paged {
        let found = asked.map {
            paged($0.0, duty: $0.1, line: line, severity: severity, at: now, notice: notice)
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
        _ person: PersonID, duty: String?, line: String?, severity: Severity, at now: Instant, notice: Bool
    ) -> (person: PagedPerson, shared: [Way]) {
        let plan =
            notice
            ? ContactPlan(atOnce: policy.ways(to: person, line: line, notice: true), later: [])
            : policy.contactPlan(for: person, line: line, severity: severity, at: now)
        let one = PagedPerson(
            person: person, duty: duty, ways: plan.atOnce.filter { !$0.isShared }, phone: policy.phone(of: person),
            later: plan.later, quietUntil: plan.quietUntil)
        return (one, plan.atOnce.filter(\.isShared))
    }

    private func paged(
        named name: PersonName, _ request: Request, reason: String, severity: Severity, at now: Instant
    ) -> Result<Paged, Refused> {
        let target = policy.targets(named: name.text.hasPrefix("@") ? String(name.text.dropFirst()) : name.text).first
        switch target {
        case .person, .room, .mail, nil:
            return person(name, request).map {
                paged([($0, nil)], line: nil, reason: reason, severity: severity, at: now)
            }
        case .team(let key), .line(let key), .schedule(let key):
            // A team, a line or a schedule pages everyone who is on it.
            let people = everyone(on: target.map { [$0] } ?? [], at: now)
            guard !people.isEmpty else { return .failure(Refused(refusal: .nobodyToPage(line: key))) }
            return .success(paged(people, line: key, reason: reason, severity: severity, at: now))
        }
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

    func acknowledge(_ incident: Incident, _ request: Request) -> Decision {
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
        return Decision(
            incident.id, by: person, [.acknowledged(Acknowledged(person: person, pages: pages))])
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
