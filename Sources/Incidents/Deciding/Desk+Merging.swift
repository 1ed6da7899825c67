// What is due to the people of one room within `merge_window` is one message.

extension Rule {
    /// A question or a reminder that may go along with another message, and come a little before its time for that. In
    /// the order in which one of them speaks for all.
    fileprivate static let prompts: [Rule] = [
        .watching, .updateOverdue, .updateWarning, .handoverInsist, .handoverOffer, .questions, .elapsedMark,
    ]
    /// Steps that speak at their own moment, and take along what is due by then.
    fileprivate static let steps: [Rule] = [.escalate, .noProgress, .tellVP]
}

extension Desk {
    /// The prompts that go along now with what is said now, though their own time comes a little later: within
    /// `merge_window`, and not before half of their wait is over. A page goes along with nothing, and waits for nothing.
    func early(_ pending: [Deadline], with due: [Deadline], _ incident: Incident, at now: Instant) -> [Deadline] {
        let window = policy.timers.mergeWindow
        guard window > .zero, due.contains(where: { speaks($0, incident) }) else { return [] }
        return pending.filter { deadline in
            let wait = deadline.due - now
            guard wait > .zero, wait <= window, let start = incident.start(of: deadline), now - start >= wait else {
                return false
            }
            switch deadline.rule {
            // Not before it is due at all.
            case .updateOverdue where !due.contains { $0.rule == .updateWarning }:
                return deadline.ordinal == 0 && (incident.updateDue(under: policy).map { $0 <= now } ?? false)
            case .questions: return !incident.openQuestions.isEmpty
            case .updateWarning, .elapsedMark, .handoverOffer, .handoverInsist: return true
            default: return false  // the rest is said at its own time
            }
        }
    }

    /// It is said as a message of its own: one that edits an earlier one would not be noticed.
    private func speaks(_ deadline: Deadline, _ incident: Incident) -> Bool {
        switch deadline.rule {
        case .updateOverdue: deadline.ordinal == 0
        case .questions: !incident.openQuestions.isEmpty
        default: Rule.prompts.contains(deadline.rule) || Rule.steps.contains(deadline.rule)
        }
    }

    /// One message of all that is said to the room now: the first step of the ladder, else the gravest prompt, carries the
    /// others. Each stays a fact of its own, so that each fires once.
    func merging(_ facts: [Fact]) -> [Fact] {
        func spoken(_ fact: Fact, _ rules: [Rule]) -> Fired? {
            guard case .fired(let fired) = fact, !fired.isMuted, rules.contains(fired.rule) else { return nil }
            return fired.rule == .updateOverdue && fired.ordinal > fired.folded ? nil : fired
        }
        guard policy.timers.mergeWindow > .zero else { return facts }
        let prompts = facts.compactMap { spoken($0, Rule.prompts) }
        let step = facts.lazy.compactMap { spoken($0, Rule.steps) }.first
        let first = Rule.prompts.lazy.compactMap { rule in prompts.first { $0.rule == rule } }.first
        guard let carrier = step ?? first else { return facts }
        let along = prompts.filter { $0 != carrier }
        guard !along.isEmpty else { return facts }
        return facts.map { fact in
            guard case .fired(var fired) = fact else { return fact }
            if fired == carrier { fired.along = along }
            if along.contains(fired) {
                fired.isMuted = true
                fired.saidWith = carrier.rule
            }
            return .fired(fired)
        }
    }
}

extension Incident {
    /// From when a prompt counts; nil for what is never early.
    fileprivate func start(of deadline: Deadline) -> Instant? {
        if let told = mark(of: deadline.rule, since: deadline.since) { return told.lastAt }
        return switch deadline.rule {
        case .updateWarning, .updateOverdue: updateClock.at
        case .questions, .handoverOffer, .handoverInsist: commandClock?.at
        case .elapsedMark: ladder.at
        default: nil  // the rest is said at its own time
        }
    }
}
