import Incidents

/// What the bot says by itself, and how it explains it.
extension Wording {
    /// The message of a deadline that fired. Nil where nothing is said.
    package func fired(_ fired: Fired, _ incident: Incident, at now: Instant) -> Message? {
        guard !fired.isMuted, let first = firedLine(fired, incident, now: now) else { return nil }
        var message = Message(first)
        message.blocks += syncTasks(fired.rule, incident, now: now)
        if fired.afterReload {
            message.add("This step was already past when the configuration changed, so it is told now.")
        }
        let late = now - fired.due
        // The clock's own grain is not worth a word; anything that a person could notice is.
        if late >= .seconds(2), !fired.afterReload {
            let folded = fired.folded > 0 ? "; \(fired.folded + 1) reminders in one" : ""
            message.add(
                "This comes \(ours: spoken(late)) late, it was due at \(moment(fired.due, now: now))\(ours: folded).")
        }
        addReached(by: fired, incident, to: &message)
        addDetails(of: fired, incident, to: &message, now: now)
        if let last = nextStep(fired.rule, incident) { message.add(last) }
        addAlong(fired, incident, to: &message, now: now)
        message.add(buttons(fired.rule, incident))
        return message
    }

    /// How those are reached whom it tells or pages, as far as is known by now.
    private func addReached(by fired: Fired, _ incident: Incident, to message: inout Message) {
        for page in incident.pages where page.said?.isSame(as: fired) == true {
            let isNotice = page.paged.isNotice
            for line in reached(page, incident, Fullness(duties: !isNotice)) { message.add(line) }
            if !isNotice, let links = links(page) { message.add(links) }
        }
    }

    private func firedLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line? {
        let told: Message.Line = fired.told.isEmpty ? "" : mentions(fired.told) + ": "
        switch fired.rule {
        case .updateWarning:
            let due = incident.updateDue(under: policy) ?? fired.due
            return told + "an update on \(headline(incident)) is due at \(clock(due))."
        case .updateOverdue:
            let due = incident.updateDue(under: policy) ?? fired.due
            return told
                + "the update on \(headline(incident)) is \(strong: "overdue") since \(moment(due, now: now)) (\(ours: spoken(now - due)))."
        case .noCommander: return noCommanderLine(fired, incident, now: now)
        case .noAcknowledgement: return noAnswerLine(fired, incident)
        case .nextWay: return nil  // the board shows it
        case .escalate, .noProgress: return ladderLine(fired, incident, now: now)
        case .tellVP: return vpLine(fired, incident, now: now)
        case .executiveSummary: return nil  // goes to the executives' room: see `executiveSummary`
        case .watching:
            return told
                + "\(headline(incident)) has been mitigated for \(ours: spoken(now - incident.phaseSince.at)). Are the metrics clean, the monitors green and no new reports in?"
        case .notifyAtStart, .severityRaised, .chatDown: return nil
        case .drillInject: return fired.words.map { "\($0)" }
        case .drillOver:
            return told
                + "the drill \(headline(incident)) has run for \(ours: spoken(now - incident.declared.at)). Is it over?"
        case .syncSoon: return syncSoon(fired, incident, now: now)
        case .syncNow: return syncNow(fired, incident)
        case .elapsedMark: return told + markLine(fired, incident)
        case .timerOver: return told + timerLine(fired, incident)
        case .taskDue: return told + taskLine(fired, incident)
        case .questions: return told + "nobody has said yet on \(headline(incident)):"
        case .rollCall: return told + rollCallLine(fired, incident)
        case .handoverOffer, .handoverInsist: return told + handoverLine(fired, incident, now: now)
        case .onCallBrief: return onCallBriefLine(fired, incident, now: now)
        case .spanOfControl: return told + spanLine(fired, incident)
        case .silence: return told + silenceLine(fired, incident, now: now)
        }
    }

    /// Who is told, under the name that the matrix gives them.
    private func addressed(_ fired: Fired, _ incident: Incident, as fallback: String) -> Message.Line {
        let role = fired.toldAs ?? fallback
        // Whoever may not see it is told by those who may.
        if incident.isPrivate, fired.told.isEmpty {
            return "\(role) (not told, because they may not see it; let them in: \(command("grant @name")))"
        }
        guard !fired.told.isEmpty else { return "\(role) (nobody is configured under that name)" }
        return mentions(fired.told) + " (\(role))"
    }

    private func ladderLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        let whom = addressed(fired, incident, as: "team lead")
        if fired.rule == .noProgress {
            return "Escalation to " + whom
                + ": no progress on \(headline(incident)) for \(ours: spoken(now - incident.lastProgress.at)). "
                + summary(incident, now: now)
        }
        let condition = policy.rule(for: incident.severity)?.escalateAfter?.without.rawValue ?? "mitigation"
        let progress: Message.Line =
            fired.withNoProgress ? " and no progress for \(ours: spoken(now - incident.lastProgress.at))" : ""
        return "Escalation to " + whom
            + ": \(headline(incident)) has been open for \(ours: spoken(now - incident.ladder.at)) without \(ours: condition)"
            + progress + ". " + summary(incident, now: now)
    }

    private func vpLine(_ fired: Fired, _ incident: Incident, now: Instant) -> Message.Line {
        if incident.dataLoss?.since.seq == fired.since {
            return "Telling " + addressed(fired, incident, as: "VP")
                + " without waiting: \(headline(incident)) is \(strong: "data loss"). " + summary(incident, now: now)
        }
        let condition = policy.rule(for: incident.severity)?.notifyVPAfter?.without.rawValue ?? "mitigation"
        return "Telling " + addressed(fired, incident, as: "VP")
            + ": \(headline(incident)) has been open for \(ours: spoken(now - incident.ladder.at)) without \(ours: condition). "
            + summary(incident, now: now)
    }

    /// State, commander, where to go: what a manager needs in one line.
    private func summary(_ incident: Incident, now: Instant) -> Message.Line {
        let commander: Message.Line = incident.commander.map { "\(name($0))" } ?? "nobody"
        return "State: " + standsShort(incident, now: now) + ". IC: " + commander + ". Room: \(room(of: incident))."
    }

    private func nextStep(_ rule: Rule, _ incident: Incident) -> Message.Line? {
        switch rule {
        case .updateWarning, .updateOverdue:
            "Post it: \(command("update what is known, what is next")). Not now: \(command("snooze 10m"))"
        case .noCommander: "Take command: \(command("ic me"))"
        case .noAcknowledgement: "Answer: \(command("ack"))"
        case .escalate where incident.phase.isMitigated, .tellVP where incident.phase.isMitigated:
            "The end is told with \(command("resolved"))"
        case .escalate, .noProgress, .tellVP:
            "Progress is told with \(command("update …")), the end of the harm with \(command("mitigated"))"
        case .watching: "If so: \(command("resolved")). If not: \(command("reopen"))"
        case .drillOver: "With its score: \(command("drill end")). Broken off: \(command("drill stop"))"
        case .syncNow: syncEnd(incident)
        case .executiveSummary, .notifyAtStart, .severityRaised, .nextWay, .chatDown, .drillInject, .syncSoon: nil
        case .elapsedMark, .timerOver, .taskDue, .questions, .rollCall, .onCallBrief: nil  // see `addDetails`
        case .handoverOffer, .handoverInsist:
            "Hand over: \(command("ic handoff @name")), who then gets the brief. On call: \(command("ic"))"
        case .spanOfControl: "Split the work: \(command("stream open database @lead"))"
        case .silence: "One line helps: \(command("update still looking at …"))"
        }
    }

    /// Executives read plain words: nothing of it is a command or needs the room.
    package func executiveSummary(_ incident: Incident, now: Instant) -> Message {
        var message = Message("\(Message.Piece.everyoneHere) " + stateLine(incident, now: now))
        message.blocks.append(.fields(plainFields(incident, now: now)))
        return message
    }

    /// For executives who were told before: mitigated, over, open again, of another severity.
    package func executiveWord(_ event: Event, _ incident: Incident, now: Instant) -> Message {
        var message = Message(stateLine(incident, now: now))
        // What there was to say was said with the resolution; what was merged goes on elsewhere.
        if case .phaseMoved(let move) = event.fact, move.to == .closed || move.to == .merged { return message }
        if case .severitySet(let set) = event.fact {
            message.add("The severity was " + severityChange(set, incident) + ".")
            if policy.rule(for: incident.severity)?.executiveSummaryEvery == nil {
                message.add("No more summaries come while it is \(ours: incident.severity.label). The end is told.")
            }
        }
        message.blocks.append(.fields(plainFields(incident, now: now)))
        return message
    }

    /// For announce rooms.
    package func severityElsewhere(_ set: SeveritySet, _ incident: Incident) -> Message? {
        Message("\(headline(incident)) was " + severityChange(set, incident) + ". Go to \(room(of: incident)).")
    }

    private func severityChange(_ set: SeveritySet, _ incident: Incident) -> Message.Line {
        set.severity > set.from
            ? "\(strong: "raised") from \(ours: set.from.label)" : "lowered from \(ours: set.from.label)"
    }

    /// `!timers`: what is pending, when, for whom.
    func timers(_ incident: Incident, now: Instant) -> Message {
        let all = incident.deadlines(under: policy)
        // Snoozed, both fall due at once, and only the overdue one is said then.
        let overdue = all.first { $0.rule == .updateOverdue }?.due
        let isOffered = all.contains { $0.rule == .handoverOffer }
        let pending = all.filter {
            ($0.rule != .updateWarning || $0.due != overdue) && ($0.rule != .handoverInsist || !isOffered)
                && !$0.rule.isSurprise
        }
        guard !pending.isEmpty else {
            return Message("Nothing is pending for \(incident.id): it is \(ours: incident.phase.spoken).")
        }
        var message = Message("Pending for \(headline(incident)):")
        message.blocks.append(
            .list(
                pending.map { deadline in
                    let left = deadline.due - now
                    // Rounded up: "in 12 min" would be short by most of a minute.
                    let when = left < .zero ? "now" : "in \(spoken(left < .minutes(10) ? left : left + .seconds(59)))"
                    let again = deadline.every.map { ", then each \(spoken($0))" } ?? ""
                    return "\(moment(deadline.due, now: now)) (\(ours: when)\(ours: again)): "
                        + purpose(deadline, incident, now: now)
                }))
        for lost in incident.lostRooms ?? []
        where !incident.rooms.contains(where: { $0.room == lost.room && $0.purpose == .stream }) {
            message.add(lostLine(lost, incident))
        }
        if let until = incident.snoozedUntil, until > now {
            message.add("Reminders are snoozed until \(clock(until)).")
        }
        if let back = incident.setBack { message.add(setBack(back, now: now)) }
        return message
    }

    private func purpose(_ deadline: Deadline, _ incident: Incident, now: Instant) -> Message.Line {
        let rule = deadline.rule
        let matrix = policy.rule(for: incident.severity)
        let lead = policy.told(matrix?.escalateTo ?? [], at: now)
        let commander: Message.Line = incident.commander.map { "\(name($0))" } ?? "the room"
        switch rule {
        case .updateWarning: return "update due soon, to " + commander
        case .updateOverdue: return "update overdue, to " + commander
        case .noCommander: return noCommanderPurpose(incident)
        case .noAcknowledgement: return noAnswerPurpose(deadline, incident, now: now)
        case .nextWay: return nextWay(deadline, incident)
        case .escalate:
            return "tell \(matrix?.escalateToName ?? "team lead") ("
                + names(lead) + ") unless there is \(ours: matrix?.escalateAfter?.without.rawValue ?? "mitigation")"
                + untold(lead)
        case .tellVP:
            if incident.dataLoss != nil { return "tell the VP of the data loss" }
            let vp = policy.told(policy.targets(named: "vp"), at: now)
            return "tell the VP (" + names(vp)
                + ") unless there is \(ours: matrix?.notifyVPAfter?.without.rawValue ?? "mitigation")" + untold(vp)
        case .noProgress:
            return "no progress: tell \(matrix?.escalateToName ?? "team lead") ("
                + names(lead) + ")" + untold(lead)
        case .executiveSummary: return "executive summary"
        case .watching: return "ask " + commander + " whether it is resolved"
        case .syncSoon: return "sync meeting soon, to the room"
        case .syncNow: return "sync meeting, to the room"
        case .elapsedMark: return markPurpose(deadline, incident)
        case .timerOver: return timerPurpose(deadline, incident)
        case .taskDue: return taskPurpose(deadline, incident)
        case .questions: return "ask " + commander + " what nobody has said by then"
        case .rollCall: return "roll call: say who is missing"
        case .handoverOffer: return "offer " + commander + " a handover"
        case .handoverInsist: return "insist on a handover, to " + commander
        case .onCallBrief: return "a brief for whoever is on call next"
        case .spanOfControl: return "many people in one room: propose workstreams"
        case .silence: return "no word by anybody: ask " + commander
        case .notifyAtStart: return "tell the list of the severity"
        case .severityRaised: return "page whom the severity adds"
        case .chatDown: return "tell where it goes on"
        case .drillInject: return "the next word of the drill's script"
        case .drillOver: return "ask whether the drill is over"
        }
    }

    /// `!why`: which rule made the bot say its last word.
    func why(_ incident: Incident, _ events: [Event], now: Instant) -> Message {
        guard let event = events.lastSpoken, case .fired(let fired) = event.fact else {
            return Message(
                "I have said nothing by myself about \(incident.id) yet. What is to come: \(command("timers"))")
        }
        var message = Message(
            "At \(moment(event.at, now: now)) I spoke because of the rule \(code: fired.rule.rawValue): "
                + ruleText(fired.rule, incident))
        if let base = events.first(where: { $0.seq == fired.since }) {
            message.add("It counts from \(moment(base.at, now: now)): \(record(base))")
        }
        addReached(by: fired, incident, to: &message)
        message.add(
            "It was due at \(moment(fired.due, now: now)). Policy \(code: String(fired.policy.prefix(8))). What is to come: \(command("timers"))"
        )
        return message
    }

    private func ruleText(_ rule: Rule, _ incident: Incident) -> Message.Line {
        let timers = policy.timers
        let matrix = policy.rule(for: incident.severity)
        switch rule {
        case .updateWarning:
            return
                "an update is due every \(ours: matrix?.updateEvery.map(spoken) ?? "–"), warned \(ours: spoken(timers.updateWarning)) before."
        case .updateOverdue:
            return
                "an update was due \(ours: spoken(timers.updateOverdue)) before; repeated each \(ours: spoken(timers.updateOverdueRepeat))."
        case .noCommander: return noCommanderRule(incident)
        case .noAcknowledgement: return noAnswerRule(incident)
        case .nextWay: return "the page was not acknowledged, so the next way of each person's own rule was taken."
        case .escalate:
            return
                "\(ours: incident.severity.label) escalates after \(ours: matrix?.escalateAfter.map { "\(spoken($0.after)) without \($0.without.rawValue)" } ?? "–")."
        case .tellVP where incident.dataLoss != nil: return "lost data is told to the executives without waiting."
        case .tellVP:
            return
                "\(ours: incident.severity.label) tells the VP after \(ours: matrix?.notifyVPAfter.map { "\(spoken($0.after)) without \($0.without.rawValue)" } ?? "–")."
        case .noProgress:
            return
                "no changed update, decision, finished task or phase for \(ours: matrix?.noProgressAfter.map(spoken) ?? "–")."
        case .executiveSummary:
            return "executives hear every \(ours: matrix?.executiveSummaryEvery.map(spoken) ?? "–")."
        case .watching: return "\(ours: spoken(timers.watching)) after mitigation it is asked whether it is resolved."
        case .syncSoon: return "a sync meeting is reminded of \(ours: spoken(timers.syncWarning)) before."
        case .syncNow: return "a sync meeting was planned for then."
        case .elapsedMark, .timerOver, .taskDue, .questions, .rollCall, .handoverOffer, .handoverInsist, .onCallBrief,
            .spanOfControl, .silence:
            return deputyRuleText(rule)
        case .severityRaised: return "the severity was raised, and pages more people."
        case .notifyAtStart: return "the severity names who is told at the start."
        case .chatDown: return "the chat could not be reached for \(ours: spoken(timers.chatDown))."
        case .drillInject: return "the drill's script says it at its time."
        case .drillOver: return "the drill has had the time that it was given."
        }
    }
}

extension Wording {
    /// A notice that did not get through.
    package func notTold(_ person: PersonID, _ answer: PageAnswered, _ incident: Incident) -> Message {
        let phone = callLine(person, incident)
        return Message(
            "\(name(person)) could not be told of \(headline(incident)) by \(answer.way.pager) (\(answer.detail ?? "no reason given")): "
                + phone)
    }

    private func callLine(_ person: PersonID, _ incident: Incident) -> Message.Line {
        policy.phone(of: person).map { call($0, incident) } ?? "no telephone number is configured"
    }

    /// What a room was to be told while its chat was away.
    package struct Missed: Sendable {
        package let at: Instant
        package let what: Message
        /// By it a manager is told, so it is never left out.
        package let isStep: Bool

        package init(at: Instant, what: Message, isStep: Bool = false) {
            (self.at, self.what, self.isStep) = (at, what, isStep)
        }
    }

    /// All of it in one message: nobody reads a flood. `isPlain` for executives, who type no commands.
    package func catchUp(
        _ missed: [Missed], from first: Instant, wentOn: Message.Line? = nil, isPlain: Bool = false, now: Instant
    ) -> Message {
        var message = Message(
            "\(strong: "While I could not reach this chat") (\(clock(first)) to \(moment(now, now: now))):")
        let old = missed.count - Self.mostCaughtUp
        let shown = missed.enumerated().filter { $0.offset >= old || $0.element.isStep }.map(\.element)
        if missed.count > shown.count {
            let left: Message.Line = "\(missed.count - shown.count) earlier ones are left out"
            message.add(isPlain ? left + "." : left + "; \(command("timeline")) has them all.")
        }
        message.blocks.append(.list(shown.map { row in "\(clock(row.at)) \(row.what.firstLine)" }))
        if let wentOn { message.add(wentOn) }
        if !isPlain { message.add("Where it stands now: \(command("brief"))") }
        return message
    }
    private static let mostCaughtUp = 20

    /// The chat would not open the incident's room, so one of ours has taken its place.
    package func goesOnHere(_ incident: Incident, room: RoomRef) -> Message {
        let place: Message.Line =
            policy.publicURL.map { "\(Message.Piece.link(url: "\($0)/rooms/\(room.room)", label: "#\(room.room)"))" }
            ?? "\(Message.Piece.room(room, label: "#\(room.room)"))"
        return Message(
            "\(headline(incident)) has no room at this chat, because it could not be opened. It goes on in the bot's own room: "
                + place)
    }

    /// What stands at the head of an incident's room: `P1 · investigating · IC Ana · checkout is down (INC-3)`.
    package func topic(_ incident: Incident) -> String {
        let banner = banner(for: incident).map { "\($0) · " } ?? ""
        let commander = incident.commander.map { "IC \(policy.name(of: $0))" } ?? "no IC"
        let state = "\(incident.severity.label) · \(incident.phase.spoken) · \(commander)"
        // On a shared screen nothing of a private one is to be read but its codename.
        let open = incident.isPrivate ? [] : incident.openVendors
        let vendors = open.map { " · \($0.vendor) \($0.ticket)" }.joined()
        return "\(banner)\(state) · \(incident.shownName) (\(incident.id))\(vendors)".withoutControls
    }
}

extension Message {
    fileprivate var firstLine: Line {
        for block in blocks {
            switch block {
            case .line(let line): return line.withoutMentions
            case .list(let lines): if let first = lines.first { return first.withoutMentions }
            case .fields, .code, .buttons: continue
            }
        }
        return ""
    }
}

extension Message.Line {
    /// Nobody is called by what is hours old.
    fileprivate var withoutMentions: Message.Line {
        Message.Line(
            pieces.map { piece in
                switch piece {
                case .mention(_, let name): .text(name)
                case .everyoneHere: .words("everybody here")
                case .words, .text, .strong, .code, .room, .link: piece
                }
            })
    }
}

extension [Event] {
    /// The last deadline that was heard of.
    fileprivate var lastSpoken: Event? {
        last { event in
            if case .fired(let fired) = event.fact { return !fired.isMuted }
            return false
        }
    }

    /// The last deadline and what it counts from are both among them, so that nobody needs the rest.
    var explainItself: Bool {
        guard let event = lastSpoken, case .fired(let fired) = event.fact else { return false }
        return contains { $0.seq == fired.since }
    }
}

extension Fired {
    fileprivate func isSame(as other: Fired) -> Bool {
        rule == other.rule && since == other.since && ordinal == other.ordinal
    }
}
