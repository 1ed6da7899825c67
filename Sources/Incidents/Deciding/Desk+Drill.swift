/// What is asked of drills.
package enum DrillAsk: Sendable {
    /// `pages`: people's telephones are to ring.
    case start(String, pages: Bool)
    /// It is over, and its score is told.
    case end
    /// It is broken off.
    case stop
}

extension Desk {
    func decideDrill(_ ask: DrillAsk, _ request: Request, named: IncidentID?, at now: Instant) -> Decision {
        switch ask {
        case .start(let name, let pages): return startDrill(name, pages: pages, request, at: now)
        case .end, .stop:
            switch drill(for: request, named: named) {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let incident): return finish(incident, ask, by: request.actor)
            }
        }
    }

    private func startDrill(_ name: String, pages: Bool, _ request: Request, at now: Instant) -> Decision {
        guard let drill = policy.drill(named: name) else {
            return .refused(.unknownDrill(name, known: policy.drills.map(\.name)))
        }
        if let age = staleness(of: request, at: now) { return .refused(.stale(age)) }
        if let room = request.message?.room {
            // Whoever fights a real fire is not to read of a false one.
            if let here = byRoom[room].flatMap({ incidents[$0] }), !here.isDrill, here.phase.isActive {
                return .refused(.realIncidentHere(here.id))
            }
            if let running = declaredIn(room).compactMap({ incidents[$0] }).last(where: {
                $0.isDrill && $0.phase.isActive
            }) {
                return .refused(.drillRuns(running.id))
            }
        }
        var decision = declare(
            title: drill.title, severity: drill.severity.flatMap { policy.severity(named: $0) }, kind: .drill, request,
            at: now)
        let id = decision.steps.first?.incident
        decision.steps.append(
            Decision.Step(incident: id, by: request.actor, fact: .drillStarted(DrillStarted(drill, pages: pages))))
        return decision
    }

    /// The one that is named, the room's own, the last one begun here, or the only one there is.
    private func drill(for request: Request, named: IncidentID?) -> Result<Incident, Refused> {
        func isRunning(_ incident: Incident) -> Bool {
            incident.isDrill && !incident.phase.isOver && isVisible(incident, to: request)
        }
        if let named {
            guard let incident = incidents[named], isVisible(incident, to: request) else {
                return .failure(Refused(refusal: .unknownIncident(named)))
            }
            return isRunning(incident) ? .success(incident) : .failure(Refused(refusal: .noDrill(running: [])))
        }
        let running = open(for: request.actor.map(Viewer.person) ?? .anyone).filter(isRunning)
        if let room = request.message?.room {
            if let here = byRoom[room].flatMap({ incidents[$0] }), isRunning(here) { return .success(here) }
            if let begun = declaredIn(room).compactMap({ incidents[$0] }).last(where: isRunning) {
                return .success(begun)
            }
        }
        if let only = running.first, running.count == 1 { return .success(only) }
        return .failure(Refused(refusal: .noDrill(running: running.map(\.id))))
    }

    /// Whom a page is for: never a drill that was only begun in this room, for whoever pages there may need help.
    func incidentToPage(for request: Request, named: IncidentID?) -> Result<Incident, Refused> {
        let found = incident(for: request, named: named)
        let none = Result<Incident, Refused>.failure(Refused(refusal: .noIncidentHere(open: [])))
        switch found {
        case .success(let incident):
            guard incident.isDrill, named == nil else { return found }
            return request.message.flatMap { byRoom[$0.room] } == incident.id ? found : none
        case .failure(let refused):
            guard case .whichIncident(let ids) = refused.refusal else { return found }
            return ids.allSatisfy { incidents[$0]?.isDrill == true } ? none : found
        }
    }

    private func finish(_ incident: Incident, _ ask: DrillAsk, by person: PersonID?) -> Decision {
        let close = Fact.phaseMoved(PhaseMoved(to: .closed, from: .resolved))
        guard incident.phase.isActive else { return Decision(incident.id, by: person, [close]) }
        switch ask {
        case .stop:
            return Decision(
                incident.id, by: person,
                [
                    .phaseMoved(
                        PhaseMoved(
                            to: .cancelled, from: incident.phase, text: "the drill was stopped",
                            sync: incident.syncAhead))
                ])
        case .start, .end:
            return Decision(
                incident.id, by: person,
                [
                    .phaseMoved(PhaseMoved(to: .resolved, from: incident.phase, sync: incident.syncAhead)), close,
                ])
        }
    }
}
