extension Incident {
    /// Every deadline that is pending: for each rule whose condition holds, the next ordinal that has not fired.
    /// It does not depend on now, so only each incident's earliest one has to be watched.
    package func deadlines(under policy: Policy) -> [Deadline] {
        guard phase.isActive, let rule = policy.rule(for: severity) else { return deadlinesToTheClose }
        var found: [Deadline] = []
        func add(_ rule: Rule, since: Int, first: Instant, every: Duration? = nil, limit: Int = .max) {
            guard let next = next(rule, since: since, first: first, every: every, limit: limit) else { return }
            found.append(next)
        }
        let timers = policy.timers
        if let due = updateDue(under: policy) {
            let quiet = snoozedUntil ?? .distantPast
            // Where the cadence is shorter than the warning, the due moment itself is said.
            let warning = due - timers.updateWarning > updateClock.at ? due - timers.updateWarning : due
            if timers.updateWarning > .zero {
                add(.updateWarning, since: updateClock.seq, first: max(warning, quiet))
            }
            if timers.updateOverdue > .zero {
                add(
                    .updateOverdue, since: updateClock.seq, first: max(due + timers.updateOverdue, quiet),
                    every: timers.updateOverdueRepeat > .zero ? timers.updateOverdueRepeat : nil)
            }
        }
        if let due = commanderDeadline(rule, policy) { found.append(due) }
        for page in pages where !page.paged.isNotice {
            if let next = nextWay(of: page) { found.append(next) }
            guard isChased(page) else { continue }
            if let next = nextUnacknowledged(page, policy) { found.append(next) }
        }
        addLadder(rule, policy, add: { add($0, since: $1, first: $2) })
        if let every = rule.executiveSummaryEvery, !policy.executiveRooms.isEmpty, !isQuiet {
            add(.executiveSummary, since: ladder.seq, first: ladderDue(after: every), every: every)
        }
        if phase == .monitoring, timers.watching > .zero {
            add(.watching, since: phaseSince.seq, first: phaseSince.at + timers.watching)
        }
        found += drillDeadlines()
        addSync(timers) { add($0, since: $1, first: $2) }
        found += deputyDeadlines(rule, policy, warning: found.first { $0.rule == .updateWarning })
        return found.sorted { ($0.due, $0.rule.rawValue) < ($1.due, $1.rule.rawValue) }
    }

    /// When the next internal update is due; nil where the severity asks for none.
    package func updateDue(under policy: Policy) -> Instant? {
        guard phase.isActive else { return nil }
        if let said = nextUpdateDue { return said }
        return policy.rule(for: severity)?.updateEvery.map { updateClock.at + $0 }
    }

    private func addLadder(_ rule: SeverityRule, _ policy: Policy, add: (Rule, Int, Instant) -> Void) {
        if let step = rule.escalateAfter, !isEnded(step.without) {
            add(.escalate, ladder.seq, ladderDue(after: step.after))
        }
        // Lost data skips the ladder: straight to executives, once, whatever was mitigated since.
        if let dataLoss {
            add(.tellVP, dataLoss.since.seq, dataLoss.since.at)
        } else if let step = rule.notifyVPAfter, !isEnded(step.without) {
            add(.tellVP, ladder.seq, ladderDue(after: step.after))
        }
        if let due = noProgressDue(rule, policy), !isToldWithEscalation(due, rule, policy) {
            add(.noProgress, lastProgress.seq, due)
        }
    }

    /// Counted from the declaration; a step that the raised severity brought is due when it was raised, not before.
    private func ladderDue(after: Duration) -> Instant { max(ladder.at + after, severitySince) }

    package func noProgressDue(_ rule: SeverityRule, _ policy: Policy) -> Instant? {
        // Where the row names nobody to escalate to, there is nobody to tell.
        guard !phase.isMitigated, let after = rule.noProgressAfter, !rule.escalateTo.isEmpty else { return nil }
        return max(max(lastProgress.at, ladder.at) + after, severitySince)
    }

    /// The team lead hears one message where both are due within the merge window.
    package func isToldWithEscalation(_ noProgress: Instant, _ rule: SeverityRule, _ policy: Policy) -> Bool {
        guard let step = rule.escalateAfter, !isEnded(step.without) else { return false }
        // What was told before the last progress cannot speak for the time since.
        if let told = mark(of: .escalate, since: ladder.seq), told.firstSeq < lastProgress.seq { return false }
        let escalation = ladderDue(after: step.after)
        return abs((noProgress - escalation).milliseconds) <= policy.timers.mergeWindow.milliseconds
    }

    package func isEnded(_ condition: EndingCondition) -> Bool {
        switch condition {
        case .mitigation: phase.isMitigated
        case .resolution: !phase.isActive
        }
    }

    /// When somebody who has not answered is tried by another way.
    private func nextWay(of page: Page) -> Deadline? {
        guard let step = nextStep(of: page) else { return nil }
        let steps = page.laterSteps
        var due = max(page.at, ladder.at) + steps[step]
        // After a late one the steps keep their distance: not every telephone at once.
        if let mark = mark(of: .nextWay, since: page.seq), steps.indices.contains(mark.ordinal) {
            due = max(due, mark.lastAt + (steps[step] - steps[mark.ordinal]))
        }
        return Deadline(incident: id, rule: .nextWay, since: page.seq, ordinal: step, due: due)
    }

    /// The next step of the line's own escalation; without one, twice: the next, then everyone.
    func nextUnacknowledged(_ page: Page, _ policy: Policy) -> Deadline? {
        let steps = policy.escalations[page.paged.line ?? ""]?.steps
        let mark = mark(of: .noAcknowledgement, since: page.seq)
        let ordinal = mark.map { $0.ordinal + 1 } ?? 0
        guard ordinal < steps?.count ?? 2, let after = steps?[ordinal].after ?? policy.answerTime(severity) else {
            return nil
        }
        // An old page of before a reopening is given its time again.
        let start = max(page.at, ladder.at)
        var due = max(start + after, mark.map { $0.lastAt + after } ?? .distantPast)
        let last = lastSent(after: page)
        if last.at >= mark?.lastAt ?? .distantPast, let failed = givenUp(last, policy.timers) { due = min(due, failed) }
        // What a raised severity makes past is due when it was raised.
        if severitySince > declared.at, page.at < severitySince { due = max(due, severitySince) }
        return Deadline(
            incident: id, rule: .noAcknowledgement, since: page.seq, ordinal: ordinal, due: due,
            every: steps == nil ? after : nil, limit: steps == nil ? 2 : .max)
    }

    /// A page that has reached nobody is not waited for as long as for an answer; a hiccup of a minute wakes nobody else.
    private func givenUp(_ page: Page, _ timers: Timers) -> Instant? {
        page.failedAt.map { max($0, max(page.at, ladder.at) + timers.pageGuard) }
    }

    /// What went out last for an unanswered page: itself, or the step that followed on it.
    package func lastSent(after page: Page) -> Page {
        pages.last { $0.paged.follows == page.seq && $0.paged.rule == .noAcknowledgement } ?? page
    }

    /// Somebody is to answer it, or the next are called.
    package func isChased(_ page: Page) -> Bool {
        guard page.awaitsAcknowledgement else { return false }
        guard page.paged.rule == .severityRaised else { return true }
        // Those whom a raise adds come to help: where somebody has answered, or is asked by an earlier page, that is it.
        return commander == nil
            && !pages.contains { $0.seq < page.seq && $0.isOfCommanders && ($0.isAnswered || $0.awaitsAcknowledgement) }
    }

    func next(
        _ rule: Rule, since: Int, first: Instant, every: Duration?, limit: Int
    ) -> Deadline? {
        guard let mark = mark(of: rule, since: since) else {
            return Deadline(incident: id, rule: rule, since: since, ordinal: 0, due: first, every: every, limit: limit)
        }
        guard let every, mark.ordinal + 1 < limit else { return nil }
        // A repeat counts from the last one, not from the first: so it never comes sooner than its interval after a
        // late one, nor hours later when a reload makes the interval longer. A snooze or a reload moves `first`.
        return Deadline(
            incident: id, rule: rule, since: since, ordinal: mark.ordinal + 1, due: max(first, mark.lastAt + every),
            every: every, limit: limit)
    }
}

extension Rule {
    /// Spoken to people to make them act; several waiting ones become one, and a snooze holds them back.
    package var isNag: Bool {
        switch self {
        case .updateWarning, .updateOverdue: true
        case .elapsedMark, .questions, .handoverOffer, .handoverInsist, .silence: true
        case .timerOver, .taskDue, .rollCall, .onCallBrief, .spanOfControl: false
        case .noCommander, .noAcknowledgement, .nextWay, .escalate, .tellVP, .noProgress, .executiveSummary, .watching,
            .notifyAtStart, .severityRaised, .chatDown, .drillInject, .drillOver, .syncSoon, .syncNow:
            false
        }
    }

    /// A repeat takes the place of the first, where the room can edit; elsewhere each is worth a look of its own.
    package var editsItsFirst: Bool { self == .updateWarning || self == .updateOverdue }
}
