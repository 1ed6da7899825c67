extension Desk {
    /// The one place where somebody is kept from a command, however it was asked: typed, by a button, by a form.
    func forbidden(_ request: Request, at now: Instant) -> Refusal? {
        guard let command = request.ask.restrictable else { return nil }
        let incident = concerned(request)
        // What does not exist for them is answered as that, before anything is said of who may.
        if incident == nil, request.ask.isAboutOne { return nil }
        guard let permission = permission(for: command, incident), !allows(permission, request.actor, incident, at: now)
        else { return nil }
        let takesCommand = policy.permissions["ic me"].map { allows($0, request.actor, incident, at: now) } ?? true
        let holders = permission.roles.map { NotPermitted.Holder(role: $0, person: incident?.holder(of: $0)) }
        let others = permission.targets.flatMap { policy.members(of: $0, at: now) }
        return .notPermitted(
            NotPermitted(
                command: command, incident: incident?.id, holders: holders, names: permission.names,
                ask: holders.lazy.compactMap(\.person).first ?? others.first,
                mayTakeCommand: permission.roles.contains(.commander) && incident?.phase.isActive == true
                    && takesCommand))
    }

    /// Who lets people into a private incident is always somebody's to say.
    private func permission(for command: String, _ incident: Incident?) -> Permission? {
        if let said = policy.permissions[command] { return said }
        guard command == "grant" || command == "revoke", incident?.isPrivate == true else { return nil }
        return Permission(
            roles: [.commander, .deputy], targets: policy.special.securityTeam,
            names: policy.special.securityTeam.isEmpty ? [] : ["the security team"])
    }

    private func allows(_ permission: Permission, _ actor: PersonID?, _ incident: Incident?, at now: Instant) -> Bool {
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
