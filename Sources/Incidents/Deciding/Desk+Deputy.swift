// What a deadline of the deputy resolves when it fires.

extension Desk {
    /// Missed marks are one: the last.
    func markFired(_ fired: Fired, _ deadline: Deadline, _ incident: Incident, at now: Instant) -> Fired {
        var fired = fired
        let last = incident.elapsedMarks(policy.timers).last(from: deadline.due, until: max(now, deadline.due))
        fired.folded = last.passed
        fired.ordinal = deadline.ordinal + last.passed
        fired.told = [incident.holder(of: .deputy)].compactMap { $0 }
        fired.detail = FiredDetail(at: last.mark)
        return fired
    }

    /// Nothing is said where everything is answered.
    func questionsFired(_ fired: Fired, _ incident: Incident) -> Fired {
        var fired = fired
        let open = incident.openQuestions
        fired.told = [incident.commander].compactMap { $0 }
        fired.detail = FiredDetail(questions: open)
        fired.isMuted = open.isEmpty
        return fired
    }

    /// The offer is history where the time to insist has come as well.
    func handoverFired(_ fired: Fired, _ incident: Incident, among due: [Deadline], at now: Instant) -> Fired {
        var fired = fired
        fired.told = [incident.commander].compactMap { $0 }
        if fired.rule == .handoverOffer { fired.leave(to: .handoverInsist, of: due, at: now) }
        return fired
    }

    /// Whoever is on call next on the lines that this incident has called.
    func onCallBriefFired(_ fired: Fired, _ incident: Incident, at now: Instant) -> Fired {
        var fired = fired
        let lines = (["ic"] + incident.pages.compactMap(\.paged.line)).filter { policy.onCall[$0] != nil }
        for key in lines {
            guard let schedule = policy.onCall[key]?.schedule,
                let handOff = policy.book.nextHandOff(schedule, after: now), handOff - now < .hours(24),
                let next = policy.line(key, at: handOff).primary, next != policy.line(key, at: now).primary,
                !fired.told.contains(next)
            else { continue }
            fired.told.append(next)
        }
        return fired
    }

    /// Where the commander was asked for anything just now, nobody asks a second time.
    func silenceFired(_ fired: Fired, _ incident: Incident, among due: [Deadline], at now: Instant) -> Fired {
        var fired = fired
        fired.told = [incident.commander].compactMap { $0 }
        fired.detail = FiredDetail(at: incident.watch.lastWord?.at)
        let others: Set<Rule> = [.updateWarning, .updateOverdue, .questions]
        let window = policy.timers.updateOverdueRepeat * 2
        fired.isMuted =
            due.contains { others.contains($0.rule) }
            || incident.fired.contains { others.contains($0.rule) && now - $0.lastAt <= window }
        return fired
    }

    /// The commander, or whoever called the roll.
    func rollCallFired(_ fired: Fired, _ incident: Incident) -> Fired {
        var fired = fired
        fired.told = [incident.commander ?? incident.watch.rollCall?.present.first?.person].compactMap { $0 }
        fired.detail = FiredDetail(missing: incident.watch.rollCall?.missing.map(\.person) ?? [])
        return fired
    }

    func spanFired(_ fired: Fired, _ incident: Incident) -> Fired {
        var fired = fired
        fired.told = [incident.commander].compactMap { $0 }
        fired.detail = FiredDetail(number: incident.watch.responders.count)
        return fired
    }

    /// The owner, and whoever commands.
    func taskFired(_ fired: Fired, _ incident: Incident) -> Fired {
        var fired = fired
        guard let task = incident.tasks.first(where: { $0.dueSince == fired.since }) else { return fired }
        fired.told = [task.owner].compactMap { $0 }
        if let commander = incident.commander, commander != task.owner { fired.told.append(commander) }
        fired.detail = FiredDetail(number: task.number, text: task.text)
        return fired
    }

    func timerFired(_ fired: Fired, _ incident: Incident) -> Fired {
        var fired = fired
        guard let timer = incident.watch.timers.first(where: { $0.seq == fired.since }) else { return fired }
        fired.told = [timer.by].compactMap { $0 }
        fired.detail = FiredDetail(number: timer.number, text: timer.text, place: timer.place, at: timer.setAt)
        return fired
    }
}

extension Fired {
    /// Another that is due says it all. Where this one's own time is still to come it is said with that one, once.
    mutating func leave(to graver: Rule, of due: [Deadline], at now: Instant) {
        isMuted = due.contains { $0.rule == graver }
        if isMuted, self.due > now { saidWith = graver }
    }
}
