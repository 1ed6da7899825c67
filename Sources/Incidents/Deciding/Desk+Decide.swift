extension Desk {
    /// Events, or a refusal in a sentence. Pure: the same desk, request and moment give the same answer.
    package func decide(_ request: Request, at now: Instant) -> Decision {
        if let refusal = forbidden(request, at: now) { return .refused(refusal) }
        let judged = judge(request, at: now)
        if let refusal = forbidden(judged, request, at: now) {
            // Reactions are answered by nothing.
            return request.ask.isReaction ? Decision() : .refused(refusal)
        }
        return kept(within: judged, asked: request)
    }

    private func judge(_ request: Request, at now: Instant) -> Decision {
        switch request.ask {
        case .declare(let severity, let title, let kind, let isNew):
            decideDeclare(request, severity: severity, title: title, kind: kind, isNew: isNew, at: now)
        case .act(let act, let named):
            switch incident(for: request, named: named) {
            case .success(let incident):
                outdated(act, request, at: now) ?? decide(act, on: incident, request, at: moment(of: request, at: now))
            case .failure(let refusal): .refused(refusal.refusal)
            }
        case .page(let ask, let named): decidePage(ask, request, named: named, at: now)
        case .query(let query, let named): decideQuery(query, request, named: named, at: now)
        case .stalk(let always): decideStalk(request, always: always)
        case .unstalk: decideUnstalk(request)
        case .talk(let text): decideTalk(text, request, at: moment(of: request, at: now))
        case .mark(let marked): decideMark(marked, request)
        case .unmark(let unmarked): decideUnmark(unmarked, request)
        case .say(let message): Decision(.say(message))
        case .answered(let id, let answer): decideAnswered(id, answer)
        case .pageWord(let id, let word): decidePageWord(id, word, at: now)
        case .invite(let name): decideInvite(name, request)
        case .duty(let ask): decideDuty(ask, request, at: now)
        case .security(let title, let named): decideSecurity(title, request, named: named, at: now)
        case .dataLoss(let what, let named): decideDataLoss(what, request, named: named, at: now)
        case .drill(let ask, let named): decideDrill(ask, request, named: named, at: now)
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
        if let named {
            guard let incident = incidents[named], isVisible(incident, to: request) else {
                return .failure(Refused(refusal: .unknownIncident(named)))
            }
            return .success(incident)
        }
        guard let room = request.message?.room else { return .failure(Refused(refusal: .noIncidentHere(open: []))) }
        if let id = byRoom[room], let incident = incidents[id], isVisible(incident, to: request) {
            return .success(incident)
        }
        if let incident = incidentOfThread(request) { return .success(incident) }
        let all = declaredIn(room).compactMap { incidents[$0] }.filter { isVisible($0, to: request) }
        // One that is resolved gives way to one that is not.
        let active = all.filter(\.phase.isActive)
        // One that is practised gives way to one that is real.
        let real = active.filter { !$0.isDrill }
        let here = active.isEmpty ? all : real.isEmpty ? active : real
        if let only = here.last, here.count == 1 { return .success(only) }
        if here.count > 1 { return .failure(Refused(refusal: .whichIncident(here.map(\.id)))) }
        return .failure(Refused(refusal: .noIncidentHere(open: request.isForeign ? [] : open().map(\.id))))
    }

    /// Whom a person means by a name: `me`, a mention, a key, a name.
    func person(_ name: PersonName, _ request: Request) -> Result<PersonID, Refused> {
        let text = name.text
        if name.isSpeaker {
            guard let actor = request.actor else { return .failure(Refused(refusal: .needsPerson)) }
            return .success(actor)
        }
        if let known = policy.person(named: text) { return .success(known) }
        if let chat = request.message?.room.chat, text.hasPrefix("@"),
            let handle = request.mentioned.first(where: { $0.lowercased() == text.dropFirst().lowercased() })
        {
            return .success(policy.person(chat: chat, handle: handle))
        }
        // Somebody the configuration does not know, but the chat does: a full handle of that chat.
        if let chat = request.message?.room.chat, text.hasPrefix("@"), chat == "local" || text.contains(":") {
            let handle = chat == "local" ? String(text.dropFirst()) : text
            // `@bbo` is Bob mistyped, not a stranger who takes command.
            let near = policy.namesNear(text)
            // Nobody is called so, and a reminder to them would ping the whole room.
            if ["everyone", "here", "channel", "all", "room"].contains(handle.lowercased()) {
                return .failure(Refused(refusal: .unknownPerson(text, near: [])))
            }
            if chat == "local", !near.isEmpty { return .failure(Refused(refusal: .unknownPerson(text, near: near))) }
            return .success(policy.person(chat: chat, handle: handle))
        }
        if case .person(let person)? = policy.targets(named: text).first { return .success(person) }
        return .failure(Refused(refusal: .unknownPerson(text, near: policy.namesNear(text))))
    }

    /// When it was said, as its event will carry it: `20m` counts from there, however late it is read.
    func moment(of request: Request, at now: Instant) -> Instant { request.saidAt.map { clamp($0, to: now) } ?? now }

    /// What says how bad it is or how far, read hours after it was typed, is asked about: others have gone on since.
    private func outdated(_ act: Act, _ request: Request, at now: Instant) -> Decision? {
        guard act.setsPhaseOrSeverity, let said = request.saidAt, now - said > Self.longestDelay else { return nil }
        return .refused(.outdated(now - said))
    }

    /// Longer than a restart or a chat's own repeats, shorter than a shift.
    private static let longestDelay = Duration.hours(1)

    /// A paging command read long after it was typed is asked about: the moment may have passed.
    func staleness(of request: Request, at now: Instant) -> Duration? {
        guard let said = request.saidAt else { return nil }
        let age = now - said
        return age > policy.timers.pageStale ? age : nil
    }
}

extension Policy {
    /// People whose key or first name differs from this by a slip or two, for "did you mean".
    func namesNear(_ text: String) -> [String] {
        let wanted = Array(Policy.normalise(text.hasPrefix("@") ? String(text.dropFirst()) : text))
        guard wanted.count > 1 else { return [] }
        let allowed = wanted.count < 4 ? 1 : 2
        return people.values.filter { person in
            let first = Policy.normalise(person.name).prefix { $0 != " " }
            return slips(wanted, Array(person.id.key.lowercased())) <= allowed || slips(wanted, Array(first)) <= allowed
        }.map(\.id.key).sorted().prefix(3).map { $0 }
    }

    /// Letters to change, add, leave out or swap with a neighbour.
    private func slips(_ left: [Character], _ right: [Character]) -> Int {
        var rows = [Array(0...right.count)]
        for (i, letter) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var cost = min(rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                let isSwap = i > 0 && j > 0 && letter == right[j - 1] && left[i - 1] == other
                if isSwap { cost = min(cost, rows[i - 1][j - 1] + 1) }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}

extension Ask {
    fileprivate var isReaction: Bool {
        switch self {
        case .mark, .unmark: true
        default: false  // everything else was written, or pressed
        }
    }
}
