extension Desk {
    /// Events, or a refusal in a sentence. Pure: the same desk, request and moment give the same answer.
    package func decide(_ request: Request, at now: Instant) -> Decision {
        var request = request
        request.ask = placed(request)
        if let refusal = forbidden(request, at: now) { return .refused(refusal) }
        if let chat = request.message?.room.chat {
            request.ask = request.ask.naming { policy.named($0, chat: chat) }
        }
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
                outdated(act, on: incident, request, at: now)
                    ?? decide(
                        stillDue(act, saidAt: moment(of: request, at: now), readAt: now), on: incident, request,
                        at: moment(of: request, at: now))
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
        case .askBack(let message, let yes): Decision(.askBack(message, yes: yes))
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
        if let begun = here.first(where: { $0.id == request.begun }) { return .success(begun) }
        if here.count > 1 { return .failure(Refused(refusal: .whichIncident(here.map(\.id)))) }
        return .failure(Refused(refusal: .noIncidentHere(open: request.isForeign ? [] : open().map(\.id))))
    }

    /// When it was said, as its event will carry it: `20m` counts from there, however late it is read.
    func moment(of request: Request, at now: Instant) -> Instant { request.saidAt.map { clamp($0, to: now) } ?? now }

    /// What changes how things stand, who does what or when something is due, read hours after it was typed, is asked
    /// about: others have gone on since.
    private func outdated(_ act: Act, on incident: Incident, _ request: Request, at now: Instant) -> Decision? {
        guard let said = request.saidAt else { return nil }
        // An update that waited out an outage is kept: its words are worth more, but for a later one's.
        let isBehind =
            if case .update = act { incident.updateCount > 0 && incident.lastUpdate.at > said } else { false }
        if act.changesWhatStands || isBehind, now - said > Self.longestDelay {
            return .refused(.outdated(now - said))
        }
        // Less late, and over already all the same.
        if case .scheduleUpdate(let due) = act, case .success(let end) = end(due, at: clamp(said, to: now)), end < now {
            return .refused(.timeIsOver(end))
        }
        return nil
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

extension Ask {
    fileprivate var isReaction: Bool {
        switch self {
        case .mark, .unmark: true
        default: false  // everything else was written, or pressed
        }
    }
}
