extension Phase {
    /// Where each phase may go next. Forward steps may be skipped: at night people do.
    var nextPhases: Set<Phase> {
        switch self {
        case .investigating: [.identified, .monitoring, .resolved, .cancelled, .merged]
        case .identified: [.investigating, .monitoring, .resolved, .cancelled, .merged]
        case .monitoring: [.investigating, .resolved, .cancelled, .merged]
        case .resolved: [.investigating, .closed]
        case .closed, .cancelled, .merged: [.investigating]
        }
    }
}

extension Phase {
    /// The monitors should say so too.
    package var isSaidToBeBetter: Bool {
        switch self {
        case .monitoring, .resolved, .closed: true
        case .investigating, .identified, .cancelled, .merged: false
        }
    }
}

extension Desk {
    func move(
        _ incident: Incident, to phase: Phase, _ text: String?, _ request: Request, at now: Instant
    ) -> Decision {
        guard incident.phase != phase else { return .refused(.alreadyInPhase(incident.id, phase)) }
        guard incident.phase.nextPhases.contains(phase) else {
            return .refused(.notFromPhase(incident.id, incident.phase, wanted: phase))
        }
        let move = PhaseMoved(
            to: phase, from: incident.phase, text: text, sync: phase.isActive ? nil : incident.syncAhead)
        var decision = Decision(incident.id, by: request.actor, [.phaseMoved(move)])
        // Whoever says that it is better hears what the monitors say. It is done all the same.
        if phase.isSaidToBeBetter, incident.kind == .real,
            let look = look(for: request, about: incident.id, at: now)
        {
            decision.probe = look
            decision.reply = .later
        }
        return decision
    }

    func merge(_ incident: Incident, into other: IncidentID, _ by: PersonID?) -> Decision {
        // Its words and people would come among others'.
        guard !incident.isPrivate else { return .refused(.privateStaysApart(incident.id)) }
        guard other != incident.id else { return .refused(.mergeIntoItself(other)) }
        guard let target = incidents[other], !target.isPrivate else {
            return .refused(.unknownIncident(other))
        }
        guard target.isDrill == incident.isDrill else { return .refused(.drillStaysApart(incident.id, other)) }
        guard !target.phase.isOver else { return .refused(.isOver(other, target.phase, into: target.mergedInto)) }
        guard incident.phase.nextPhases.contains(.merged) else {
            return .refused(.notFromPhase(incident.id, incident.phase, wanted: .merged))
        }
        var decision = Decision(
            incident.id, by: by,
            [
                .merged(Merged(into: other)),
                .phaseMoved(PhaseMoved(to: .merged, from: incident.phase, sync: incident.syncAhead)),
            ])
        decision.steps.append(
            Decision.Step(
                incident: other, by: by,
                fact: .noted(Words("\(incident.id) (\(incident.title)) was merged into this one"))))
        return decision
    }
}
