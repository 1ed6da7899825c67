extension Desk {
    func decide(_ act: Act, on incident: Incident, _ request: Request, at now: Instant) -> Decision {
        let by = request.actor
        func keep(_ facts: Fact...) -> Decision { Decision(incident.id, by: by, facts) }
        if incident.phase.isOver, !act.worksWhenOver {
            return .refused(.isOver(incident.id, incident.phase, into: incident.mergedInto))
        }
        // No update is asked for any more, so no reminder would ever come of it.
        if !incident.phase.isActive, act.isForReminders {
            return .refused(.isOver(incident.id, incident.phase, into: nil))
        }
        switch act {
        case .setSeverity(let text): return setSeverity(text, incident, by, at: now)
        case .setTitle(let text): return keep(.titled(Words(text)))
        case .setImpact(let text): return keep(.impactSet(Words(text)))
        case .setCause(let text): return keep(.causeSet(Words(text)))
        case .setStart(let said): return setStart(said, incident, by, at: now)
        case .update(let fields, let next, let aside):
            return update(fields, next: next, beside: aside, incident, by, at: now)
        case .scheduleUpdate(let said):
            return decide(until: said, at: now) { keep(.updateScheduled(UpdateScheduled(due: $0))) }
        case .snooze(let said):
            guard incident.updateDue(under: policy) != nil else {
                return .refused(.noUpdateClock(incident.id, incident.severity))
            }
            return decide(until: said, at: now) { keep(.snoozed(Snoozed(until: $0))) }
        case .identified(let text): return move(incident, to: .identified, text, request, at: now)
        case .mitigated(let text): return move(incident, to: .monitoring, text, request, at: now)
        case .resolved(let text): return move(incident, to: .resolved, text, request, at: now)
        case .reopen(let text): return move(incident, to: .investigating, text, request, at: now)
        case .close(let text): return move(incident, to: .closed, text, request, at: now)
        case .cancel(let text): return move(incident, to: .cancelled, text, request, at: now)
        case .merge(let other): return merge(incident, into: other, by)
        case .takeCommand: return takeCommand(incident, request)
        case .takeCommandIfFree: return takeCommandIfFree(incident, request, at: now)
        case .handOff(let name): return handOff(incident, to: name, request)
        case .giveRole(let role, let name): return giveRole(role, to: name, incident, request)
        case .dropRole(let role): return dropRole(role, incident, by)
        case .note(let text): return note(text, incident, by, at: now)
        case .decide(let text): return keep(.decided(Words(text)))
        case .todo(let text):
            guard incident.todos.count < Desk.mostTodos else {
                return .refused(.scribe(.tooManyTodos(incident.id, incident.todos.count)))
            }
            return keep(.todoNoted(TodoNoted(number: incident.todos.count + 1, text: text)))
        case .addTask(let text, let owner, let said?):
            return decide(until: said, at: now) { addTask(text, owner: owner, until: $0, incident, request) }
        case .addTask(let text, let owner, nil): return addTask(text, owner: owner, until: nil, incident, request)
        case .finishTask(let number): return finishTask(number, incident, by)
        case .checklist(let act): return decide(act, on: incident, by)
        case .stream(let act): return decide(act, on: incident, request)
        case .sync(let act): return decide(act, on: incident, by, at: now)
        case .extendTask(let number, let length): return extendTask(number, by: length, incident, by, at: now)
        case .setTimer(let said, let text):
            return decide(until: said, at: now) { setTimer(until: $0, text, incident, request, at: now) }
        case .cancelTimer(let said): return cancelTimer(said, incident, by)
        case .callRoll(let isNew): return callRoll(isNew: isNew, incident, request, at: now)
        case .answerRoll(let role): return answerRoll(as: role, incident, request)
        case .askSwoop(let name): return askSwoop(name, incident, request, at: now)
        case .declineSwoop: return declineSwoop(incident, by)
        case .acknowledge: return acknowledge(incident, request, at: now)
        case .acknowledgeSaying(let words): return acknowledge(incident, request, saying: words, at: now)
        case .setMirror(let isOn): return setMirror(isOn, incident, by)
        case .liftPrivacy: return liftPrivacy(incident, request)
        case .grant(let name): return grant(name, incident, request)
        case .revoke(let name): return revoke(name, incident, request)
        case .noteVendor(let name, let ticket): return noteVendor(name, ticket, incident, by)
        case .closeVendor(let name): return closeVendor(name, incident, by)
        }
    }

    func setSeverity(
        _ text: String, _ incident: Incident, _ by: PersonID?, cause: Cause = .policy, at now: Instant
    ) -> Decision {
        // Several are one: in doubt the worst of them.
        guard let severity = policy.severity(named: text) ?? policy.worstSeverity(of: text) else {
            return .refused(.unknownSeverity(text, known: policy.severities.map(\.severity.label)))
        }
        guard severity.rank != incident.severity.rank else { return .refused(.sameSeverity(incident.id, severity)) }
        var facts: [Fact] = [.severitySet(severitySet(severity, of: incident, at: now))]
        if let page = pageOfRaise(to: severity, incident, by: by, cause: cause, at: now) { facts.append(.paged(page)) }
        // Raised: whoever the worse severity tells at its start has not been told yet.
        if severity > incident.severity, let rule = policy.rule(for: severity) {
            let told = Set(incident.pages.flatMap(\.paged.people).map(\.person))
            let places = rule.notifyAtStart != policy.rule(for: incident.severity)?.notifyAtStart
            if let notice = noticeAtStart(severity, title: incident.title, at: now, except: told, rooms: places) {
                facts.append(.paged(notice))
            }
        }
        return Decision(incident.id, by: by, facts + severityDebate(incident, naming: severity, at: now))
    }

    /// With it, whether the executives hear of it now: they heard before, or the worse severity tells them.
    func severitySet(_ severity: Severity, of incident: Incident, at now: Instant) -> SeveritySet {
        var set = SeveritySet(severity: severity, from: incident.severity)
        guard incident.kind == .real, !incident.isQuiet, !policy.executiveRooms.isEmpty else { return set }
        var after = incident
        after.severity = severity
        after.severitySince = now
        let summary = after.deadlines(under: policy).first { $0.rule == .executiveSummary }
        // One that is due at once says all that there is to say.
        if let summary, summary.due <= now { return set }
        let isNews = incident.executivesTold == true || severity > incident.severity && summary != nil
        if isNews { set.tellsExecutives = true }
        return set
    }

    private func setStart(_ said: SaidTime, _ incident: Incident, _ by: PersonID?, at now: Instant) -> Decision {
        switch moment(said, .last, at: now) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let start):
            guard start <= now else { return .refused(.startInFuture(start)) }
            return Decision(incident.id, by: by, [.startSet(StartSet(start))])
        }
    }

    private func addTask(
        _ text: String, owner: PersonName?, until due: Instant?, _ incident: Incident, _ request: Request
    ) -> Decision {
        let open = incident.openTasks.count
        guard open < Desk.mostOpenTasks else {
            return .refused(.scribe(.tooManyTasks(incident.id, open: open, isOpen: true)))
        }
        guard incident.tasks.count < Desk.mostTasks else {
            return .refused(.scribe(.tooManyTasks(incident.id, open: incident.tasks.count, isOpen: false)))
        }
        var person: PersonID?
        if let owner {
            switch self.person(owner, request) {
            case .success(let found): person = found
            case .failure(let refused): return .refused(refused.refusal)
            }
        }
        let task = TaskAdded(number: incident.tasks.count + 1, text: text, owner: person, due: due)
        return Decision(incident.id, by: request.actor, [.taskAdded(task)] + pointers(to: task, incident))
    }

    private func finishTask(_ number: Int, _ incident: Incident, _ by: PersonID?) -> Decision {
        guard let task = incident.tasks.first(where: { $0.number == number }) else {
            return .refused(.unknownTask(number, open: incident.openTasks.map(\.number)))
        }
        guard task.doneAt == nil else { return .refused(.taskIsDone(number)) }
        return Decision(incident.id, by: by, [.taskDone(TaskDone(number: number, text: task.text))])
    }
}

extension Desk {
    /// What people can still have in view. Each new task is compared with all that are open, and all are in every snapshot.
    package static let mostOpenTasks = 200
    package static let mostTasks = 1000
    package static let mostTodos = 500
    /// Messages on the timeline by a reaction.
    package static let mostMarks = 1000
}

extension Act {
    /// After the end people still write down what they know; everything else needs a reopening.
    var worksWhenOver: Bool {
        switch self {
        case .reopen, .note, .decide, .todo, .setStart, .setImpact, .setCause, .setTitle, .finishTask, .close, .cancel,
            .checklist, .stream(.close), .grant, .revoke, .closeVendor, .liftPrivacy:
            true
        case .setSeverity, .update, .scheduleUpdate, .snooze, .identified, .mitigated, .resolved, .merge, .takeCommand,
            .takeCommandIfFree,
            .handOff, .giveRole, .dropRole, .addTask, .acknowledge, .acknowledgeSaying, .setMirror, .noteVendor,
            .stream, .sync:
            false
        case .extendTask, .setTimer, .cancelTimer, .callRoll, .answerRoll, .askSwoop, .declineSwoop: false
        }
    }

    /// It only moves reminders, of updates and of meetings.
    var isForReminders: Bool {
        switch self {
        case .scheduleUpdate, .snooze, .sync: true
        case .callRoll: true
        case .extendTask, .setTimer, .cancelTimer, .answerRoll, .askSwoop, .declineSwoop: false
        case .setSeverity, .setTitle, .setImpact, .setStart, .setCause, .update, .identified, .mitigated, .resolved,
            .reopen, .close, .cancel, .merge, .takeCommand, .takeCommandIfFree, .handOff, .giveRole, .dropRole, .note,
            .decide, .todo,
            .addTask, .finishTask, .acknowledge, .acknowledgeSaying, .setMirror, .checklist, .grant, .revoke,
            .liftPrivacy, .noteVendor,
            .closeVendor,
            .stream:
            false
        }
    }
}
