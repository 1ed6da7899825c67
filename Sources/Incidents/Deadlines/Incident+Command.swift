// Nobody commands: who is asked, and when others are called.

extension Incident {
    /// Others are called no sooner after somebody who acknowledged was asked.
    static let askedAlone = Duration.minutes(5)

    /// Whoever acknowledged last and may command: they are asked before anybody else is called.
    package var answerer: Page.Acknowledgement? {
        pages.filter { $0.isOfCommanders }.flatMap(\.acknowledgements).filter { $0.endsNothing != true }
            .max { $0.at < $1.at }
    }

    /// When they were asked to take command, since they acknowledged.
    private func asked(_ answerer: Page.Acknowledgement) -> Instant? {
        pages.last { page in
            page.paged.isNotice && page.paged.rule == .noCommander && page.at >= max(answerer.at, ladder.at)
                && page.paged.people.contains { $0.person == answerer.person }
        }?.at
    }

    /// Who is to be called next because nobody commands.
    package func commandCall(_ rule: SeverityRule, _ policy: Policy) -> CommandCall {
        if !severity.isMajor || rule.page == .nobody { return .room }
        guard let answerer else { return nextPageOfCommanders(policy) == nil ? .everyone : .waits }
        return asked(answerer) == nil ? .answerer : .onward
    }

    /// When the page of the commanders goes on to the next by itself.
    package func nextPageOfCommanders(_ policy: Policy) -> Instant? {
        pages.filter { $0.isOfCommanders && isChased($0) }.compactMap { nextUnacknowledged($0, policy)?.due }.min()
    }

    /// When others are called although somebody acknowledged: the time of response has passed since the declaration, and
    /// whoever acknowledged has had five minutes to say it. Nil where nobody ever is.
    package func othersCalled(asked: Instant, _ rule: SeverityRule) -> Instant? {
        guard severity.isMajor, rule.page != .nobody, let response = rule.responseTime else { return nil }
        return max(ladder.at + response, asked + Incident.askedAlone)
    }

    func commanderDeadline(_ rule: SeverityRule, _ policy: Policy) -> Deadline? {
        guard commander == nil, phase != .monitoring else { return nil }
        let every = policy.timers.noCommander
        guard every > .zero else { return nil }
        let call = commandCall(rule, policy)
        // Where nobody is woken for it the room hears it once.
        let limit = call == .room ? 1 : 6
        let mark = mark(of: .noCommander, since: ladder.seq)
        let ordinal = mark.map { $0.ordinal + 1 } ?? 0
        guard ordinal < limit else { return nil }
        // A raised severity begins to call when it is raised, not before.
        var due = mark.map { max($0.lastAt, severitySince) + every } ?? max(ladder.at + every, severitySince)
        if call == .onward, let answerer, let asked = asked(answerer) {
            guard let others = othersCalled(asked: asked, rule) else { return nil }
            due = mark.map { $0.lastAt > asked } == true ? max(due, others) : others
        }
        return Deadline(
            incident: id, rule: .noCommander, since: ladder.seq, ordinal: ordinal, due: due,
            every: call == .everyone || call == .onward ? every : nil, limit: limit)
    }
}
