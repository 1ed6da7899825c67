extension Desk {
    func decideQuery(_ query: Query, _ request: Request, named: IncidentID?, at now: Instant) -> Decision {
        let found = incident(for: request, named: named)
        switch query {
        case .commanders: return Decision(.show(query, (try? found.get())?.id))
        // About no incident: a drill in this room must not put its banner over real ones.
        case .incidents, .drills: return Decision(.show(query, nil))
        case .status: return decideStatus(request, named: named, found, at: now)
        case .responders: return Decision(.duty(.responders(at: now)))
        case .checklist(let name): return showChecklist(name, found)
        case .who(let name):
            switch person(name, request) {
            case .success(let person): return Decision(.duty(.who(person, at: now)))
            case .failure(let refused): return .refused(refused.refusal)
            }
        case .severity, .roles, .timeline, .brief, .timers, .why, .tasks, .title, .impact, .pages, .audience, .vendors,
            .streams, .sync, .namedTimers, .rollCall:
            switch found {
            case .success(let incident): return Decision(.show(query, incident.id))
            case .failure(let refused): return .refused(refused.refusal)
            }
        }
    }

    /// The state of the systems, and of the room's incident where there is one.
    private func decideStatus(
        _ request: Request, named: IncidentID?, _ found: Result<Incident, Refused>, at now: Instant
    ) -> Decision {
        let incident: Incident?
        switch found {
        case .success(let one): incident = one
        case .failure(let refused):
            if named != nil { return .refused(refused.refusal) }
            // A list of what is open elsewhere is not for others.
            if request.isForeign { return .refused(refused.refusal) }
            incident = nil
        }
        guard let look = look(for: request, about: incident?.id, at: now) else {
            return Decision(.show(.status, incident?.id))
        }
        var decision = Decision(.later)
        decision.probe = look
        return decision
    }

    /// A look at the monitors that the answer waits for; nil where their last word is fresh, or nobody waits.
    func look(for request: Request, about incident: IncidentID?, at now: Instant) -> ProbeOrder? {
        let old = policy.monitors.filter { now - (observedAt[$0] ?? .distantPast) > policy.timers.observationFresh }
        guard !old.isEmpty, let message = request.message else { return nil }
        return ProbeOrder(
            monitors: policy.monitors,
            ticket: ProbeTicket(message: message, incident: incident, person: request.actor))
    }

    /// Keeps what changed; a reading like the last one is only noted as fresh.
    func decideObserved(_ readings: [Reading], answering ticket: ProbeTicket?) -> Decision {
        let changed = readings.filter { small.readings[$0.monitor]?.state != $0.state }
        var decision = Decision(nil, by: nil, changed.isEmpty ? [] : [.observed(Observed(readings: changed))])
        decision.reply = ticket.map { $0.caused == nil ? .show(.status, $0.incident) : .done } ?? .nothing
        return decision
    }

    func decideStalk(_ request: Request, always: Bool) -> Decision {
        guard let room = request.message?.room else { return .refused(.noIncidentHere(open: [])) }
        let was = small.stalks[room.path]
        guard was != always else { return Decision(.stalking(always: always, wasOn: true)) }
        return Decision(
            nil, by: request.actor, [.stalking(Stalking(room: room, isOn: true, always: always))],
            reply: .stalking(always: always, wasOn: false))
    }

    func decideUnstalk(_ request: Request) -> Decision {
        guard let room = request.message?.room, small.stalks[room.path] != nil else { return .refused(.notStalking) }
        return Decision(nil, by: request.actor, [.stalking(Stalking(room: room, isOn: false))])
    }

    /// `TODO` lines of an incident's own room are kept; all other talk passes by.
    func decideTalk(_ text: String, _ request: Request, at now: Instant) -> Decision {
        guard let room = request.message?.room, let id = byRoom[room], let incident = incidents[id],
            isVisible(incident, to: request)
        else {
            return Decision()
        }
        var number = incident.todos.count
        var facts: [Fact] = []
        var isTooMany = false
        for line in text.split(whereSeparator: \.isNewline) {
            guard let todo = todoText(line) else { continue }
            guard number < Desk.mostTodos else {
                isTooMany = true
                break
            }
            number += 1
            facts.append(.todoNoted(TodoNoted(number: number, text: todo)))
        }
        let severity = severityTalk(text, incident, at: now)
        facts += severity
        if facts.isEmpty, let spoken = spoken(incident, request, at: now) { facts.append(spoken) }
        // What is pointed out is said in answer to the talk; a TODO that is kept gets a mark.
        let isNoted = number > incident.todos.count
        if isTooMany {
            return Decision(id, by: request.actor, facts, reply: .refused(.scribe(.tooManyTodos(id, number))))
        }
        return Decision(
            id, by: request.actor, facts, reply: severity.count > 1 ? .done : isNoted ? .mark("noted") : .nothing)
    }

    /// Reactions are answered by nothing: whoever put one sees it stand there.
    func decideMark(_ marked: Marked, _ request: Request) -> Decision {
        guard let by = request.actor, let incident = incidentHere(request), incident.marks.count < Desk.mostMarks,
            !incident.marks.contains(where: { $0.message == marked.message && $0.by == by })
        else { return Decision() }
        return Decision(incident.id, by: by, [.marked(marked)], reply: .nothing)
    }

    func decideUnmark(_ unmarked: Unmarked, _ request: Request) -> Decision {
        guard let by = request.actor, let incident = incidentHere(request),
            incident.marks.contains(where: { $0.message == unmarked.message && $0.by == by })
        else { return Decision() }
        return Decision(incident.id, by: by, [.unmarked(unmarked)], reply: .nothing)
    }

    private func incidentHere(_ request: Request) -> Incident? {
        request.message.flatMap { byRoom[$0.room] }.flatMap { incidents[$0] }.flatMap {
            isVisible($0, to: request) ? $0 : nil
        }
    }

    private func todoText(_ line: Substring) -> String? {
        let trimmed = line.drop { $0.isWhitespace || $0 == "-" || $0 == "*" }
        guard trimmed.hasPrefix("TODO") else { return nil }
        let rest = trimmed.dropFirst(4)
        // `TODOs are piling up` is talk.
        guard let next = rest.first, next == ":" || next.isWhitespace else { return nil }
        let text = rest.drop { $0 == ":" || $0.isWhitespace }.prefix(500)
        return text.isEmpty ? nil : String(text)
    }

    func decideRoomOpened(_ id: IncidentID, _ link: RoomLinked) -> Decision {
        guard let incident = incidents[id], !incident.rooms.contains(where: { $0.room == link.room }) else {
            return Decision()
        }
        return Decision(id, by: nil, [.roomLinked(link)], reply: .nothing)
    }
}
