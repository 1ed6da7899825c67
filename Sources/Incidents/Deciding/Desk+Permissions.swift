extension Desk {
    /// The one place where somebody is kept from a command, however it was asked: typed, by a button, by a form.
    func forbidden(_ request: Request, at now: Instant) -> Refusal? {
        if request.isForeign, !request.ask.isOpenToOthers, !isOpenedToOthers(request, at: now) {
            return .notForOthers
        }
        guard let command = request.ask.restrictable else { return nil }
        let incident = concerned(request)
        // What does not exist for them is answered as that, before anything is said of who may.
        if incident == nil, request.ask.isAboutOne { return nil }
        return forbidden(command, to: request.actor, incident, at: now)
    }

    /// The configuration names them, or everybody, for just this command.
    private func isOpenedToOthers(_ request: Request, at now: Instant) -> Bool {
        guard let command = request.ask.command, let permission = policy.permissions[command] else { return false }
        return allows(permission, request.actor, concerned(request), at: now)
    }

    /// The same, of what was decided: whatever it was typed as. A role is asked for as it stood before.
    func forbidden(_ decision: Decision, _ request: Request, at now: Instant) -> Refusal? {
        guard let actor = request.actor, !policy.permissions.isEmpty || request.isForeign else { return nil }
        // Whoever may shut somebody out takes their roles along.
        if case .act(.revoke, _) = request.ask { return nil }
        for step in decision.steps {
            guard let command = step.fact.done(by: actor) else { continue }
            if request.isForeign, command == "todo", policy.permissions[command] == nil { return .notForOthers }
            let incident = step.incident.flatMap { incidents[$0] }
            if let refusal = forbidden(command, to: actor, incident, at: now) { return refusal }
        }
        return nil
    }

    private func forbidden(
        _ command: String, to actor: PersonID?, _ incident: Incident?, at now: Instant
    ) -> Refusal? {
        guard let permission = permission(for: command, incident), !allows(permission, actor, incident, at: now)
        else { return nil }
        return refusal(command, permission, actor, incident, at: now)
    }

    private func refusal(
        _ command: String, _ permission: Permission, _ actor: PersonID?, _ incident: Incident?, at now: Instant
    ) -> Refusal {
        let takesCommand = policy.permissions["ic me"].map { allows($0, actor, incident, at: now) } ?? true
        let holders = permission.roles.map { NotPermitted.Holder(role: $0, person: incident?.holder(of: $0)) }
        let others = permission.targets.flatMap { policy.members(of: $0, at: now) }
        return .notPermitted(
            NotPermitted(
                command: command, incident: incident?.id, holders: holders, names: permission.names,
                ask: holders.lazy.compactMap(\.person).first ?? others.first,
                mayTakeCommand: permission.roles.contains(.commander) && incident?.phase.isActive == true
                    && takesCommand))
    }

    /// Who lets people into a private incident, or makes it everybody's, is always somebody's to say.
    private func permission(for command: String, _ incident: Incident?) -> Permission? {
        if let said = policy.permissions[command] { return said }
        guard command == "grant" || command == "revoke", incident?.isQuiet == true else { return nil }
        return doorkeepers
    }

    private var doorkeepers: Permission {
        Permission(
            roles: [.commander, .deputy], targets: policy.special.securityTeam,
            names: policy.special.securityTeam.isEmpty ? [] : ["the security team"])
    }

    /// Whoever turns a live incident private shuts everybody else out of it: it is for those who may let people in. While
    /// nobody commands, whoever declared it or is on call to command may too.
    func forbiddenToShut(_ incident: Incident, _ actor: PersonID?, at now: Instant) -> Refusal? {
        let permission = policy.permissions["grant"] ?? doorkeepers
        guard !allows(permission, actor, incident, at: now) else { return nil }
        if incident.commander == nil, let actor {
            let onCall = policy.commanders(at: now).everyone.map(\.person)
            if actor == incident.declaredBy || onCall.contains(actor) { return nil }
        }
        return refusal("security", permission, actor, incident, at: now)
    }

    private func allows(_ permission: Permission, _ actor: PersonID?, _ incident: Incident?, at now: Instant) -> Bool {
        if permission.isForEveryone { return true }
        guard let actor else { return false }
        if let incident {
            if incident.roles.contains(where: { $0.person == actor && permission.roles.contains($0.role) }) {
                return true
            }
        } else if permission.roles.contains(.commander) {
            // Before there is an incident, whoever is on call commands.
            if policy.commanders(at: now).everyone.contains(where: { $0.person == actor }) { return true }
        }
        return permission.targets.contains { policy.members(of: $0, at: now).contains(actor) }
    }

    /// The incident that is meant; nil where there is none, or not for this person: then that is what they hear.
    private func concerned(_ request: Request) -> Incident? {
        switch request.ask {
        case .act(_, let named), .page(_, let named), .dataLoss(_, let named), .security(_, let named),
            .drill(_, let named):
            try? incident(for: request, named: named).get()
        case .declare, .invite, .duty, .query, .stalk, .unstalk, .talk, .mark, .unmark, .say, .askBack, .answered,
            .pageWord,
            .roomOpened,
            .observed, .undelivered:
            nil
        }
    }
}

extension Ask {
    /// It means an incident that is there; the others may begin one.
    fileprivate var isAboutOne: Bool {
        switch self {
        case .act: true
        case .page(_, let named), .dataLoss(_, let named), .security(_, let named), .drill(_, let named): named != nil
        case .declare, .invite, .duty, .query, .stalk, .unstalk, .talk, .mark, .unmark, .say, .askBack, .answered,
            .pageWord,
            .roomOpened,
            .observed, .undelivered:
            false
        }
    }
}
