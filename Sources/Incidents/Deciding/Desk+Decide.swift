extension Desk {
    /// Events, or a refusal in a sentence. Pure: the same desk, request and moment give the same answer.
    package func decide(_ request: Request, at now: Instant) -> Decision {
        switch request.ask {
        case .declare(let severity, let title, let kind):
            decideDeclare(request, severity: severity, title: title, kind: kind, at: now)
        case .act(let act, let named):
            switch incident(for: request, named: named) {
            case .success(let incident): decide(act, on: incident, request, at: now)
            case .failure(let refusal): .refused(refusal.refusal)
            }
        case .page(let ask): decidePage(ask, request, at: now)
        case .query(let query, let named): decideQuery(query, request, named: named, at: now)
        case .stalk(let always): decideStalk(request, always: always)
        case .unstalk: decideUnstalk(request)
        case .talk(let text): decideTalk(text, request)
        case .say(let message): Decision(.say(message))
        case .answered(let id, let answer): decideAnswered(id, answer)
        case .acknowledgedElsewhere(let id, let person, let page):
            decideAcknowledgedElsewhere(id, person: person, page: page)
        case .roomOpened(let id, let link): decideRoomOpened(id, link)
        case .observed(let readings, let ticket): decideObserved(readings, answering: ticket)
        case .undelivered(let id, let undelivered):
            Decision(
                id.flatMap { incidents[$0] == nil ? nil : $0 }, by: nil, [.undelivered(undelivered)], reply: .nothing)
        }
    }

    struct Refused: Error { var refusal: Refusal }

    /// The incident a command means: the one it names, the room's own, or the only one declared in this room.
    func incident(for request: Request, named: IncidentID?) -> Result<Incident, Refused> {
        let viewer = request.actor.map(Viewer.person) ?? .anyone
        if let named {
            guard let incident = incidents[named], incident.isVisible(to: viewer) else {
                return .failure(Refused(refusal: .unknownIncident(named)))
            }
            return .success(incident)
        }
        guard let room = request.message?.room else { return .failure(Refused(refusal: .noIncidentHere(open: []))) }
        if let id = byRoom[room], let incident = incidents[id] { return .success(incident) }
        let here = declaredIn(room).compactMap { incidents[$0] }.filter { $0.isVisible(to: viewer) }
        if let only = here.last, here.count == 1 { return .success(only) }
        if here.count > 1 { return .failure(Refused(refusal: .whichIncident(here.map(\.id)))) }
        return .failure(Refused(refusal: .noIncidentHere(open: open(for: viewer).map(\.id))))
    }

    /// Whom a person means by a name: `me`, a mention, a key, a name.
    func person(_ name: PersonName, _ request: Request) -> Result<PersonID, Refused> {
        let text = name.text
        let lower = text.lowercased()
        if lower == "me" || lower == "@me" || lower == "myself" {
            guard let actor = request.actor else { return .failure(Refused(refusal: .needsPerson)) }
            return .success(actor)
        }
        if let known = policy.person(named: text) { return .success(known) }
        // Somebody the configuration does not know, but the chat does: a full handle of that chat.
        if let chat = request.message?.room.chat, text.hasPrefix("@"), chat == "local" || text.contains(":") {
            let handle = chat == "local" ? String(text.dropFirst()) : text
            return .success(policy.person(chat: chat, handle: handle))
        }
        if case .person(let person)? = policy.targets(named: text).first { return .success(person) }
        return .failure(Refused(refusal: .unknownPerson(text, near: policy.namesNear(text))))
    }

    /// A paging command read long after it was typed is asked about: the moment may have passed.
    func staleness(of request: Request, at now: Instant) -> Duration? {
        guard let said = request.saidAt else { return nil }
        let age = now - said
        return age > policy.timers.pageStale ? age : nil
    }
}

extension Policy {
    /// People whose name begins like this one or differs by a slip, for "did you mean".
    func namesNear(_ text: String) -> [String] {
        let wanted = Policy.normalise(text.hasPrefix("@") ? String(text.dropFirst()) : text)
        guard let first = wanted.first else { return [] }
        return people.keys.map(\.key).filter { $0.first == first || $0.contains(wanted) }.sorted().prefix(3).map { $0 }
    }
}
