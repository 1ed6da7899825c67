import Incidents

/// What the bot says as deputy when one of its clocks comes round.
extension Wording {
    func markLine(_ fired: Fired, _ incident: Incident) -> Message.Line {
        let mark = elapsed(fired, incident)
        return "\(incident.id): \(ours: mark) mark. " + stillHolds(incident)
    }

    /// `Does P2 still hold? If it got worse: !severity P1`
    func stillHolds(_ incident: Incident) -> Message.Line {
        let asks: Message.Line = "Does \(ours: incident.severity.label) still hold? "
        guard let worse = worse(than: incident) else { return asks + "What each means: \(command("severity"))" }
        return asks + "If it got worse: \(command("severity \(worse)"))"
    }

    /// `20 minute`
    private func elapsed(_ fired: Fired, _ incident: Incident) -> String {
        let passed = (fired.detail?.at ?? fired.due) - incident.ladder.at
        let minutes = passed.milliseconds / 60_000
        return passed.milliseconds % 60_000 == 0 && minutes < 120 ? "\(minutes) minute" : spoken(passed)
    }

    /// The next worse severity: what must not be missed is that it got worse. Nil for the worst.
    private func worse(than incident: Incident) -> String? {
        policy.severities.map(\.severity).last { $0.rank < incident.severity.rank }?.label
    }

    func taskLine(_ fired: Fired, _ incident: Incident) -> Message.Line {
        "\(ours: fired.told.isEmpty ? "The" : "the") time for task \(fired.detail?.number ?? 0) of \(incident.id) is over: \(fired.detail?.text ?? ""). Done, more time, or help?"
    }

    func handoverLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        let since = incident.commandClock?.at ?? incident.ladder.at
        let length = spoken(now - since)
        guard fired.rule == .handoverInsist else {
            return "you have commanded \(headline(incident)) for \(ours: length). Somebody fresh could take over."
        }
        return
            "you have commanded \(headline(incident)) for \(ours: length). \(strong: "Hand over now"): whoever is tired misses things."
    }

    func onCallBriefLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        let open: Message.Line = "\(incident.id) has been open for \(ours: spoken(now - incident.ladder.at)). "
        return fired.told.isEmpty
            ? open + "Where it stands, for whoever is on call next:"
            : open + mentions(fired.told) + ", you are on call next. Where it stands:"
    }

    func spanLine(_ fired: Fired, _ incident: Incident) -> Message.Line {
        "\(fired.detail?.number ?? 0) people work on \(headline(incident)) in one room. One person can lead about \(policy.spanOfControl)."
    }

    func silenceLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        let last = fired.detail?.at ?? incident.lastAt
        return
            "nobody has said a word on \(headline(incident)) since \(moment(last, now: now)). Is all well with you? Nobody expects news, only a sign."
    }

    /// What stands under the first line.
    func addDetails(of fired: Fired, _ incident: Incident, to message: inout Message, now: Instant) {
        if let questions = fired.detail?.questions, !questions.isEmpty {
            // Kept before they were a message of their own that goes along.
            if fired.rule != .questions { message.add("Nobody has said yet:") }
            message.blocks.append(.list(questions.map { question($0) }))
        }
        if let missing = fired.detail?.missing {
            message.blocks.append(.list(missing.map { missingRow($0, incident) }))
        }
        if fired.rule == .onCallBrief { message.blocks += brief(incident, now: now).blocks }
        if fired.rule == .taskDue, let number = fired.detail?.number {
            message.add(
                "\(command("task \(number) done")) or \(command("task \(number) more 10m")). Help: \(command("ic page @name"))"
            )
            message.add([
                Message.Button("Done", .command("task done \(incident.id) \(number)"), isPrimary: true),
                Message.Button("10 min more", .command("task \(incident.id) \(number) more 10m")),
            ])
        }
    }

    private func question(_ question: Question) -> Message.Line {
        switch question {
        case .information: "Anything new? \(command("update what is known"))"
        case .hypothesis: "A theory, or who forms one? \(command("update theory: …"))"
        case .people: "More people? \(command("ic page @name")), \(command("role ops @name"))"
        case .mitigation: "A way to stop the harm, or what blocks it? \(command("update next: …"))"
        case .impact: "Has the impact on customers changed? \(command("impact who is hit, how hard"))"
        }
    }

    func markPurpose(_ deadline: Deadline, _ incident: Incident) -> Message.Line {
        let deputy: Message.Line = incident.holder(of: .deputy).map { "\(name($0))" } ?? "the deputy"
        return "mark on the clock, to " + deputy
    }

    func taskPurpose(_ deadline: Deadline, _ incident: Incident) -> Message.Line {
        guard let task = incident.tasks.first(where: { $0.dueSince == deadline.since }) else { return "a task's time" }
        let owner: Message.Line = (task.owner ?? incident.commander).map { "\(name($0))" } ?? "the room"
        return "ask " + owner + " about task \(task.number): \(task.text)"
    }

    /// For `!why`.
    func deputyRuleText(_ rule: Rule) -> Message.Line {
        let timers = policy.timers
        if rule == .elapsedMark {
            return
                "the deputy hears a mark every \(ours: spoken(timers.markEvery)), after an hour every \(ours: spoken(timers.markLater))."
        }
        if rule == .timerOver { return "somebody set a timer." }
        if rule == .taskDue { return "a task's time-box was over." }
        if rule == .questions {
            return
                "every \(ours: spoken(timers.questionsEvery)), or as often as an update is due, the commander is asked what nobody has said."
        }
        if rule == .rollCall { return "\(ours: spoken(timers.rollcall)) after a roll call it is said who is missing." }
        if rule == .handoverOffer {
            return "a handover is offered \(ours: spoken(timers.handoverOffer)) after command was taken."
        }
        if rule == .handoverInsist {
            return
                "after \(ours: spoken(timers.handoverInsist)) of command a handover is insisted on, again each \(ours: spoken(timers.handoverRepeat))."
        }
        if rule == .onCallBrief {
            return "an incident that is open for \(ours: spoken(timers.onCallBrief)) is summed up for the next on call."
        }
        if rule == .spanOfControl { return "more than \(policy.spanOfControl) people work in one room." }
        return
            "nobody had said a word for \(ours: spoken(timers.silence)), and nothing else had been asked of the commander."
    }
}
