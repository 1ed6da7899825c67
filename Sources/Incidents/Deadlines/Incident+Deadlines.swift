extension Incident {
    /// Every deadline that is pending: for each rule whose condition holds, the next ordinal that has not fired.
    /// It does not depend on now, so only each incident's earliest one has to be watched.
    package func deadlines(under policy: Policy) -> [Deadline] {
        guard phase.isActive, let rule = policy.rule(for: severity) else { return [] }
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
            add(.updateWarning, since: updateClock.seq, first: max(warning, quiet))
            add(
                .updateOverdue, since: updateClock.seq, first: max(due + timers.updateOverdue, quiet),
                every: timers.updateOverdueRepeat)
        }
        if commander == nil, phase != .monitoring {
            add(
                .noCommander, since: ladder.seq, first: ladder.at + timers.noCommander, every: timers.noCommander,
                limit: 6)
        }
        for page in pages where page.awaitsAcknowledgement {
            // An old page of before a reopening is given its time again.
            add(
                .noAcknowledgement, since: page.seq, first: max(page.at, ladder.at) + timers.noAcknowledgement,
                every: timers.noAcknowledgement, limit: 2)
        }
        addLadder(rule, policy, add: { add($0, since: $1, first: $2) })
        if let every = rule.executiveSummaryEvery, !policy.executiveRooms.isEmpty {
            add(.executiveSummary, since: ladder.seq, first: ladderDue(after: every), every: every)
        }
        if phase == .monitoring {
            add(.watching, since: phaseSince.seq, first: phaseSince.at + timers.watching)
        }
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
        if let step = rule.notifyVPAfter, !isEnded(step.without) {
            add(.tellVP, ladder.seq, ladderDue(after: step.after))
        }
        if let due = noProgressDue(rule, policy), !isToldWithEscalation(due, rule, policy) {
            add(.noProgress, lastProgress.seq, due)
        }
    }

    /// Counted from the declaration; a step that the raised severity brought is due when it was raised, not before.
    private func ladderDue(after: Duration) -> Instant { max(ladder.at + after, severitySince) }

    package func noProgressDue(_ rule: SeverityRule, _ policy: Policy) -> Instant? {
        guard !phase.isMitigated, let after = rule.noProgressAfter else { return nil }
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

    private func next(
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
        case .noCommander, .noAcknowledgement, .escalate, .tellVP, .noProgress, .executiveSummary, .watching,
            .notifyAtStart:
            false
        }
    }
}

extension Page {
    /// Somebody was asked and nobody has answered.
    package var awaitsAcknowledgement: Bool {
        // What a rule sent after an unanswered page is answered through that page.
        !paged.isNotice && acknowledgements.isEmpty && paged.rule != .noAcknowledgement && paged.rule != .noCommander
    }
}
