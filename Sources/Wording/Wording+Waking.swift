import Incidents

/// Who is called because nobody commands or answers, and what is said of it beforehand.
extension Wording {
    func noCommanderLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        let told: Message.Line = fired.told.isEmpty ? "" : mentions(fired.told) + ": "
        let lacks: Message.Line =
            "\(headline(incident)) has had \(strong: "no incident commander") for \(ours: spoken(now - incident.ladder.at))"
        switch fired.calls {
        case .room: return lacks + ". Nobody is woken for this: who takes it?"
        case .answerer:
            let others: Message.Line =
                fired.next.map { " Others are called at \(clock($0))." } ?? " Nobody else is called for it."
            return told + "you acknowledged, and " + lacks + ". Do you take it?" + others
        case .waits:
            let next: Message.Line = fired.next.map { " at \(clock($0))" } ?? ""
            return lacks + ". The page goes on to the next" + next + "."
        case .onward:
            let who: Message.Line = incident.answerer.map { ", though \(name($0.person)) acknowledged" } ?? ""
            let onward: Message.Line = fired.toldAs.map { ". It goes on to \($0)." } ?? ". It goes on to the next."
            return told + lacks + who + onward
        case .everyone, nil:
            guard !fired.told.isEmpty else {
                return lacks + ", and nobody is on call to be paged. Call somebody by telephone."
            }
            return told + lacks + ". Everyone on the list is paged again."
        }
    }

    func noAnswerLine(_ fired: Fired, _ incident: Incident) -> Message.Line {
        let told: Message.Line = fired.told.isEmpty ? "" : mentions(fired.told) + ": "
        let what: Message.Line =
            fired.reachedNobody == true
            ? "the page for \(headline(incident)) has \(strong: "reached nobody"). "
            : "nobody has acknowledged the page for \(headline(incident)). "
        if fired.calls == .room {
            return what + "Nobody else is woken for this: call them, or \(command("page @name"))"
        }
        if fired.told.isEmpty, fired.reachedNobody == true {
            let onward: Message.Line = fired.toldAs.map { " It goes on to \($0)." } ?? " Call somebody by telephone."
            return "The page for \(headline(incident)) has \(strong: "reached nobody")." + onward
        }
        let onward: Message.Line = fired.toldAs.map { "It goes on to \($0)." } ?? "It goes on to the next."
        return told + what + onward
    }

    /// For `!timers`.
    func noCommanderPurpose(_ incident: Incident) -> Message.Line {
        guard let rule = policy.rule(for: incident.severity) else { return "no commander" }
        switch incident.commandCall(rule, policy) {
        case .room: return "no commander: ask the room"
        case .answerer:
            let who: Message.Line = incident.answerer.map { "\(name($0.person))" } ?? "the room"
            return "no commander: ask " + who + " alone"
        case .waits: return "no commander: say so in the room"
        case .onward: return "no commander though somebody acknowledged: on to the next"
        case .everyone: return "no commander: page the incident commanders again"
        }
    }

    func noAnswerPurpose(_ deadline: Deadline, _ incident: Incident, now: Instant) -> Message.Line {
        let matrix = policy.rule(for: incident.severity)
        if matrix?.page == .nobody { return "page not acknowledged: say so in the room" }
        if let named = nextOnEscalation(deadline, incident) { return "page not acknowledged: on to \(named)" }
        guard deadline.ordinal == 0, let matrix, !matrix.escalateTo.isEmpty else {
            return "page not acknowledged: on to everyone on the list"
        }
        return "page not acknowledged: on to \(matrix.escalateToName) ("
            + names(policy.told(matrix.escalateTo, at: now)) + ")"
    }

    func noCommanderRule(_ incident: Incident) -> Message.Line {
        let after = spoken(policy.timers.noCommander)
        guard let rule = policy.rule(for: incident.severity), incident.severity.isMajor, rule.page != .nobody,
            let response = rule.responseTime
        else { return "no incident commander \(ours: after) after the declaration." }
        return
            "no incident commander \(ours: after) after the declaration. Whoever acknowledged is asked first, others \(ours: spoken(response)) after it."
    }

    func noAnswerRule(_ incident: Incident) -> Message.Line {
        guard let wait = policy.answerTime(incident.severity) else { return "the page was not acknowledged in time." }
        return "the page was not acknowledged within \(ours: spoken(wait))."
    }

    /// What follows for whoever has acknowledged, said beforehand: `If nobody takes command, you are asked at 14:05 CET.`
    package func afterAcknowledging(_ incident: Incident, by person: PersonID) -> Message.Line? {
        guard incident.commander == nil, let rule = policy.rule(for: incident.severity) else { return nil }
        let due = incident.deadlines(under: policy).first { $0.rule == .noCommander }?.due
        switch incident.commandCall(rule, policy) {
        case .room: return due.map { "If nobody takes command, the room is asked at \(clock($0))." }
        case .answerer:
            guard let due, incident.answerer?.person == person else { return nil }
            let others: Message.Line =
                incident.othersCalled(asked: due, rule).map { ", others are called at \(clock($0))" } ?? ""
            return "If nobody takes command, you are asked at \(clock(due))" + others + "."
        case .waits, .onward, .everyone: return nil
        }
    }

    /// The same for the page behind a link, where nobody reads the room.
    package func followsAcknowledging(_ page: Page, _ incident: Incident, by person: PersonID) -> String {
        if page.acknowledgement(by: person)?.endsNothing == true {
            let seen = Acknowledged(person: person, pages: [page.seq], isTrainee: true)
            return PlainText.render("You are a trainee here, so " + stillCalled(seen, incident))
        }
        // An all-hands page goes on to the others whoever answers.
        guard !page.asksEach else { return "" }
        guard let after = afterAcknowledging(incident, by: person) else { return "Nobody else is called for this." }
        return PlainText.render("Nobody else is called now. " + after)
    }

    /// The answer to somebody who learns.
    func traineeSaw(_ it: Acknowledged, _ incident: Incident) -> Message.Line {
        "Thank you, \(name(it.person)): seen. You are a trainee here, so " + stillCalled(it, incident)
    }

    package func stillCalled(_ it: Acknowledged, _ incident: Incident) -> Message.Line {
        let others = incident.pages.filter { it.pages.contains($0.seq) && $0.awaitsAcknowledgement }
            .flatMap { page in page.paged.people.filter { page.acknowledgement(by: $0.person) == nil } }
            .reduce(into: [PersonID]()) { if !$0.contains($1.person) { $0.append($1.person) } }
        guard !others.isEmpty else { return "it ends nothing." }
        return names(others) + (others.count == 1 ? " is still called." : " are still called.")
    }

    /// Once, at the first start of a program that reads the policy differently.
    package func meansAnew(_ open: [Incident]) -> Message {
        var message = Message(
            "\(strong: "Who is woken follows how bad it is now"): severities below P1 page fewer people, and whom a row of the matrix does not name is not told. Each as it is understood: \(code: "sitrep check-config FILE")"
        )
        guard !open.isEmpty else { return message }
        message.add(
            "Their next steps have changed: \(joined(open.prefix(8).map { headline($0) })). See \(command("timers \(open[0].id)"))"
        )
        return message
    }

    /// `!severity`: what each means here, and whom it wakes.
    func severities(_ incident: Incident) -> Message {
        var message = Message("\(incident.id) is \(strong: incident.severity.label).")
        message.blocks.append(
            .list(
                policy.severities.map { rule in
                    let meant = rule.prose.first { ["means", "meaning", "description", "definition"].contains($0.key) }
                    let means: Message.Line = meant.map { ": \($0.text.shortened(to: 60))" } ?? ""
                    return "\(rule.severity.label)" + means + " (" + wakes(rule) + ")"
                }))
        guard !policy.specialCases.isEmpty else { return message }
        message.add("Special cases:")
        message.blocks.append(.list(policy.specialCases.map { "\(heading($0.key)): \($0.text)" }))
        return message
    }

    private func wakes(_ rule: SeverityRule) -> Message.Line {
        guard rule.page != .nobody else { return "wakes nobody" }
        let hours: Message.Line = rule.hours.map { ", \($0.text)" } ?? ""
        return "pages \(ours: rule.page.rawValue)" + hours
    }
}

extension String {
    func shortened(to limit: Int) -> String {
        count <= limit ? self : prefix(limit - 1).trimmingEnd + "…"
    }
}

extension Substring {
    fileprivate var trimmingEnd: String {
        var rest = self
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
