// What concerns security: handed over at once, in private, under a name that tells nothing.

extension Desk {
    /// Declares privately; in the room of an incident, turns that one private.
    func decideSecurity(
        _ title: String?, _ request: Request, named: IncidentID?, at now: Instant
    ) -> Decision {
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        if let named {
            guard let incident = incidents[named], isVisible(incident, to: request) else {
                return .refused(.unknownIncident(named))
            }
            return handOver(incident, title, request, at: now)
        }
        if let room = request.message?.room, let id = byRoom[room], let incident = incidents[id],
            isVisible(incident, to: request)
        {
            return handOver(incident, title, request, at: now)
        }
        return declarePrivately(title, request, at: now)
    }

    private func declarePrivately(_ title: String?, _ request: Request, at now: Instant) -> Decision {
        let severity = policy.severities.first?.severity ?? .worst
        let said = title ?? "Security incident (what it is about is not said yet)"
        let id = IncidentID(small.lastNumber + 1)
        let codename = drawCodename(request)
        let audience = securityAudience(with: [request.actor].compactMap { $0 }, at: now)
        var declared = Declared(
            number: id.number, label: Codenames.label(of: codename, at: policy.incidentChat), title: said,
            severity: severity,
            audience: .only(audience))
        declared.codename = codename
        let pages = securityPages(reason: said, severity: severity, audience, at: now)
        return Decision(
            id, by: request.actor, [Fact.declared(declared)] + pages.map { Fact.paged($0) },
            reply: thanks(pages, request))
    }

    /// Of an incident that is there already. One that is over, where it cannot become private, gets one of its own.
    private func handOver(
        _ incident: Incident, _ title: String?, _ request: Request, at now: Instant
    ) -> Decision {
        guard !incident.isPrivate else { return .refused(.isPrivateAlready(incident.id)) }
        guard policy.incidentChat != "local" || policy.opensPrivateRooms else {
            return incident.phase.isActive
                ? hush(incident, request, at: now) : declarePrivately(title, request, at: now)
        }
        if let refusal = forbiddenToShut(incident, request.actor, at: now) { return .refused(refusal) }
        return makePrivate(incident, title, request, at: now)
    }

    /// Nobody could enter a private room: whoever fights the fire is not thrown out of theirs. The security team is paged
    /// all the same, and nothing of it is said elsewhere any more.
    private func hush(_ incident: Incident, _ request: Request, at now: Instant) -> Decision {
        let known = [request.actor, incident.declaredBy].compactMap { $0 } + incident.roles.map(\.person)
        let codename = incident.codename ?? drawCodename(request)
        let pages = securityPages(
            reason: codename, severity: policy.severities.first?.severity ?? incident.severity,
            securityAudience(with: known, at: now), at: now)
        if incident.isHushed,
            let recent = pages.lazy.compactMap({ self.recentPage(like: $0, on: incident, at: now) }).first
        {
            return Decision(.alreadyPaged(incident.id, page: recent.seq))
        }
        let raised = incident.isHushed ? [] : [Fact.securityRaised(SecurityRaised(codename: codename))]
        return Decision(incident.id, by: request.actor, raised + pages.map { Fact.paged($0) })
    }

    /// It is everybody's again: only what was everybody's before.
    func liftPrivacy(_ incident: Incident, _ request: Request) -> Decision {
        if incident.isHushed {
            return Decision(incident.id, by: request.actor, [.securityRaised(SecurityRaised(codename: nil))])
        }
        guard incident.isPrivate else { return .refused(.notPrivate(incident.id)) }
        guard incident.turnedPrivateBy != nil else { return .refused(.privateFromTheStart(incident.id)) }
        return Decision(incident.id, by: request.actor, [.audienceSet(.lifted(label: incident.labelBefore))])
    }

    private func makePrivate(
        _ incident: Incident, _ title: String?, _ request: Request, at now: Instant
    ) -> Decision {
        // Whoever works on it knows it.
        let known = [request.actor, incident.declaredBy].compactMap { $0 } + incident.roles.map(\.person)
        let audience = securityAudience(with: known, at: now)
        let codename = drawCodename(request)
        // Rooms of our own follow the audience at once. A chat's stay what they are: it leaves them for a private one.
        let left = incident.rooms.map(\.room).filter { $0.chat != "local" }
        var facts: [Fact] = [
            .audienceSet(
                AudienceSet(
                    people: audience, added: audience, codename: codename,
                    label: Codenames.label(of: codename, at: policy.incidentChat), left: left.isEmpty ? nil : left))
        ]
        if let title { facts.append(.titled(Words(title))) }
        guard incident.phase.isActive else {
            return Decision(incident.id, by: request.actor, facts, reply: reply(incident, left, [], request))
        }
        let worst = policy.severities.first?.severity ?? incident.severity
        if worst > incident.severity {
            facts.append(.severitySet(severitySet(worst, of: incident, at: now)))
        }
        let pages = securityPages(reason: title ?? incident.title, severity: worst, audience, at: now)
        facts += pages.map { Fact.paged($0) }
        return Decision(incident.id, by: request.actor, facts, reply: reply(incident, left, pages, request))
    }

    /// In a room that is left, or another one, others read the answer.
    private func reply(
        _ incident: Incident, _ left: [RoomRef], _ pages: [Paged], _ request: Request
    ) -> Reply {
        let own = incident.rooms.map(\.room).filter { !left.contains($0) }
        guard let room = request.message?.room else { return .done }
        return own.contains(room) ? .done : thanks(pages, request)
    }

    private func thanks(_ pages: [Paged], _ request: Request) -> Reply {
        .thanked(
            Thanks(
                toldSomebody: pages.contains { !$0.people.isEmpty || !$0.shared.isEmpty }, isUnseen: request.isUnseen,
                needsToken: policy.incidentChat == "local" && !policy.opensPrivateRooms))
    }

    /// The security team, the commanders on call (who shadow are not needed), and whoever knows already.
    private func securityAudience(with known: [PersonID], at now: Instant) -> [PersonID] {
        let line = policy.commanders(at: now)
        let all = known + policy.securityPeople(at: now) + line[.primary] + line[.backup]
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The security team first, then the commanders, nobody twice.
    private func securityPages(
        reason: String, severity: Severity, _ audience: [PersonID], at now: Instant
    ) -> [Paged] {
        var pages: [Paged] = []
        var asked: Set<PersonID> = []
        for target in policy.special.securityTeam {
            let onCall: [(PersonID, String?)]
            let line: String?
            switch target {
            case .team(let key), .line(let key):
                line = key
                let people = policy.line(key, at: now).everyone.map { ($0.person, Optional($0.duty)) }
                // A team is all its members; those on call are asked as what they are.
                let others = policy.members(of: target, at: now).filter { one in !people.contains { $0.0 == one } }
                onCall = people + others.map { ($0, nil) }
            case .person, .schedule, .room, .mail:
                line = nil
                onCall = policy.members(of: target, at: now).map { ($0, nil) }
            }
            let people = onCall.filter { asked.insert($0.0).inserted }
            guard !people.isEmpty else { continue }
            pages.append(paged(people, line: line, reason: reason, severity: severity, at: now))
        }
        var commanders = pageCommanders(reason: reason, severity: severity, at: now)
        commanders.people.removeAll { asked.contains($0.person) || !audience.contains($0.person) }
        // Somebody has to be asked for by name even where nobody is on call: the board says whom to call.
        if !commanders.people.isEmpty || pages.isEmpty { pages.append(commanders) }
        return pages
    }

    private func drawCodename(_ request: Request) -> String {
        let names = small.privates.values.map(\.codename) + incidents.values.compactMap(\.codename)
        let used = Set(names.map { Policy.normalise($0) })
        return Codenames.drawn(by: request.lot, among: policy.special.codenames, used: used)
    }

    func grant(_ name: PersonName, _ incident: Incident, _ request: Request) -> Decision {
        guard let people = incident.audienceList else { return .refused(.notPrivate(incident.id)) }
        switch self.people(name, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let named):
            let new = named.filter { !people.contains($0) }
            guard !new.isEmpty else { return .refused(.seesItAlready(named[0], incident.id)) }
            return Decision(
                incident.id, by: request.actor, [.audienceSet(AudienceSet(people: people + new, added: new))])
        }
    }

    /// Whoever may not see it any more holds no role in it either.
    func revoke(_ name: PersonName, _ incident: Incident, _ request: Request) -> Decision {
        guard let people = incident.audienceList else { return .refused(.notPrivate(incident.id)) }
        switch self.people(name, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let gone):
            if let outside = gone.first(where: { !people.contains($0) }) {
                return .refused(.doesNotSeeIt(outside, incident.id))
            }
            let left = people.filter { !gone.contains($0) }
            guard !left.isEmpty else { return .refused(.lastInAudience(incident.id)) }
            let roles = incident.roles.filter { gone.contains($0.person) }.map {
                Fact.roleGiven(RoleGiven(role: $0.role, person: nil, previous: $0.person))
            }
            return Decision(
                incident.id, by: request.actor, [.audienceSet(AudienceSet(people: left, removed: gone))] + roles)
        }
    }
}

/// The answer to whoever hands over what concerns security: it tells nothing, because others read it.
package struct Thanks: Hashable, Sendable {
    /// Somebody is being paged.
    package var toldSomebody: Bool
    /// Nobody else saw what was typed.
    package var isUnseen: Bool
    /// The room is one of ours, and no token tells one person from another.
    package var needsToken: Bool
}
