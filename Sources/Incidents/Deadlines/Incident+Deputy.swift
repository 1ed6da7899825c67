extension Incident {
    /// What the bot asks and says as deputy. `warning` is the reminder of the update that is pending.
    func deputyDeadlines(_ rule: SeverityRule, _ policy: Policy, warning: Deadline?) -> [Deadline] {
        let timers = policy.timers
        var found = taskDeadlines + timerDeadlines
        func add(_ deadline: Deadline?) { if let deadline { found.append(deadline) } }
        add(nextMark(timers))
        add(nextQuestions(rule, timers, warning: warning))
        add(spanDeadline(policy))
        if let call = watch.rollCall, let due = call.due, !call.missing.isEmpty {
            add(next(.rollCall, since: call.seq, first: due, every: nil, limit: 1))
        }
        if timers.silence > .zero, severity.isMajor, commander != nil, let last = watch.lastWord {
            // Talk is noted only now and then: later by that, so that nobody is called silent who is not.
            let first = last.at + timers.silence + timers.wordGrain
            add(next(.silence, since: last.seq, first: first, every: timers.silence, limit: .max))
        }
        guard isTended(rule) else { return found }
        if timers.onCallBrief > .zero {
            let due = max(ladder.at + timers.onCallBrief, severitySince)
            add(next(.onCallBrief, since: ladder.seq, first: due, every: nil, limit: 1))
        }
        guard let clock = commandClock else { return found }
        if timers.handoverOffer > .zero {
            let due = max(clock.at + timers.handoverOffer, severitySince)
            add(next(.handoverOffer, since: clock.seq, first: due, every: nil, limit: 1))
        }
        if timers.handoverInsist > .zero {
            let every = severity.isMajor && timers.handoverRepeat > .zero ? timers.handoverRepeat : nil
            let due = max(clock.at + timers.handoverInsist, severitySince)
            add(next(.handoverInsist, since: clock.seq, first: due, every: every, limit: .max))
        }
        return found
    }

    /// A severity that asks for no updates waits for nobody either.
    private func isTended(_ rule: SeverityRule) -> Bool { severity.isMajor || rule.updateEvery != nil }

    /// They go on until the incident is closed: "look again in an hour" is meant for after the resolution too.
    var timerDeadlines: [Deadline] {
        guard !phase.isOver else { return [] }
        return watch.timers.map {
            Deadline(incident: id, rule: .timerOver, since: $0.seq, ordinal: 0, due: $0.due, limit: 1)
        }.sorted { $0.due < $1.due }
    }

    /// What was promised for a time is called out at that time, also after the resolution.
    var deadlinesToTheClose: [Deadline] {
        (timerDeadlines + taskDeadlines).sorted { ($0.due, $0.rule.rawValue) < ($1.due, $1.rule.rawValue) }
    }

    private var taskDeadlines: [Deadline] {
        guard !phase.isOver else { return [] }
        return openTasks.compactMap { task in
            guard let due = task.due, let since = task.dueSince, task.isCalledOut != true else { return nil }
            return Deadline(incident: id, rule: .taskDue, since: since, ordinal: 0, due: due, limit: 1)
        }
    }

    /// Only while it hurts, and only where there is a deputy to tell.
    private func nextMark(_ timers: Timers) -> Deadline? {
        guard timers.markEvery > .zero, !phase.isMitigated,
            let deputy = roles.first(where: { $0.role == .deputy })
        else { return nil }
        let told = mark(of: .elapsedMark, since: ladder.seq)
        let from = max(max(ladder.at, deputy.since), told?.lastAt ?? .distantPast)
        guard let due = elapsedMarks(timers).next(after: from) else { return nil }
        let isEarly = due - ladder.at < .hours(1)
        return Deadline(
            incident: id, rule: .elapsedMark, since: ladder.seq, ordinal: told.map { $0.ordinal + 1 } ?? 0, due: due,
            every: isEarly || timers.markLater == .zero ? timers.markEvery : timers.markLater)
    }

    func elapsedMarks(_ timers: Timers) -> ElapsedMarks {
        ElapsedMarks(start: ladder.at, every: timers.markEvery, later: timers.markLater)
    }

    /// No oftener than the severity asks for updates. Close to the reminder of the update they go with it.
    private func nextQuestions(_ rule: SeverityRule, _ timers: Timers, warning: Deadline?) -> Deadline? {
        guard timers.questionsEvery > .zero, isTended(rule), !phase.isMitigated, let clock = commandClock else {
            return nil
        }
        let every = max(timers.questionsEvery, rule.updateEvery ?? .zero)
        // A severity that was raised brings no round of before.
        let first = max(clock.at, severitySince) + every
        var found = next(.questions, since: clock.seq, first: first, every: every, limit: .max)
        let last = mark(of: .questions, since: clock.seq)?.lastAt ?? clock.at
        if let due = found?.due, let warning, warning.due > last,
            abs((due - warning.due).milliseconds) <= timers.questionsWindow.milliseconds
        {
            found?.due = warning.due
        }
        return found
    }

    /// More people than one person can lead, and no workstream yet.
    private func spanDeadline(_ policy: Policy) -> Deadline? {
        let limit = policy.spanOfControl
        guard limit > 0, watch.responders.count > limit, scribe.streams.isEmpty else { return nil }
        return next(
            .spanOfControl, since: declared.seq, first: watch.responders[limit].since, every: nil, limit: 1)
    }
}

extension Timers {
    /// Talk of a person who is known already is noted at most so often.
    var wordGrain: Duration { silence / 10 }
}
