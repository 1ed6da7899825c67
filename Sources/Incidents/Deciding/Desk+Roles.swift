extension Desk {
    func takeCommand(_ incident: Incident, _ request: Request) -> Decision {
        guard let person = request.actor else { return .refused(.needsPerson) }
        return give(.commander, to: person, incident, by: person)
    }

    /// Two thumbs on one button: the second is asked whether they mean it.
    func takeCommandIfFree(_ incident: Incident, _ request: Request, at now: Instant) -> Decision {
        guard let holder = incident.roles.first(where: { $0.role == .commander }), holder.person != request.actor else {
            return takeCommand(incident, request)
        }
        return .refused(.commandIsTaken(incident.id, by: holder.person, now - holder.since))
    }

    func handOff(_ incident: Incident, to name: PersonName, _ request: Request) -> Decision {
        switch person(name, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let person):
            if person == request.actor, incident.commander == person { return .refused(.handOffToYourself) }
            return give(.commander, to: person, incident, by: request.actor)
        }
    }

    func giveRole(_ text: String, to name: PersonName?, _ incident: Incident, _ request: Request) -> Decision {
        guard let role = Role(said: text) else { return .refused(.unknownRole(text)) }
        guard let name else {
            guard let actor = request.actor else { return .refused(.needsPerson) }
            return give(role, to: actor, incident, by: actor)
        }
        switch people(name, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let people) where people.count == 1:
            return give(role, to: people[0], incident, by: request.actor)
        // Of experts there may be many; every other role has one holder.
        case .success(let people):
            guard role == .expert else { return .refused(.oneAtATime(name.text, people)) }
            let new = people.filter { person in
                !incident.roles.contains { $0.role == role && $0.person == person }
            }
            guard !new.isEmpty else { return .refused(.alreadyHolds(role, people[0])) }
            return Decision(
                incident.id, by: request.actor,
                new.map { .roleGiven(RoleGiven(role: role, person: $0, previous: nil)) })
        }
    }

    func dropRole(_ text: String, _ incident: Incident, _ by: PersonID?) -> Decision {
        guard let role = Role(said: text) else { return .refused(.unknownRole(text)) }
        guard let holder = incident.holder(of: role) else { return .refused(.nobodyHolds(role)) }
        return Decision(
            incident.id, by: by, [.roleGiven(RoleGiven(role: role, person: nil, previous: holder))])
    }

    private func give(_ role: Role, to person: PersonID, _ incident: Incident, by: PersonID?) -> Decision {
        let holder = incident.holder(of: role)
        guard !incident.roles.contains(where: { $0.role == role && $0.person == person }) else {
            return .refused(.alreadyHolds(role, person))
        }
        let previous = role == .expert ? nil : holder
        var facts: [Fact] = [.roleGiven(RoleGiven(role: role, person: person, previous: previous))]
        // Whoever takes command has heard the page for a commander.
        if role == .commander {
            // Those that a rule sent too: the paging service would go on ringing for them.
            let waiting = incident.chain(
                of: incident.pages.filter {
                    !$0.paged.isNotice && !$0.isAnswered && $0.paged.line == "ic"
                })
            if !waiting.isEmpty { facts.append(.acknowledged(Acknowledged(person: person, pages: waiting))) }
        }
        return Decision(incident.id, by: by, facts)
    }
}

extension Role {
    /// As people say it: `ops`, `comms`, `ic`.
    package init?(said text: String) {
        switch Policy.normalise(text) {
        case "ic", "commander", "incident commander", "command": self = .commander
        case "deputy", "backup ic": self = .deputy
        case "ops", "operations", "operations lead", "ops lead", "tech lead", "technical lead", "tech":
            self = .operations
        case "comms", "communications", "communications lead", "comms lead", "communication": self = .communications
        case "scribe": self = .scribe
        case "customer liaison", "customer", "support": self = .customerLiaison
        case "internal liaison", "internal", "liaison": self = .internalLiaison
        case "expert", "sme", "subject matter expert": self = .expert
        default: return nil
        }
    }
}
