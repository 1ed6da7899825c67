import Incidents

/// What is said because somebody did something: once as the answer, once to the other rooms of the incident.
extension Wording {
    /// The sentence of one event; nil where it is not spoken of by itself.
    func sentence(_ event: Event, _ incident: Incident, now: Instant) -> Message.Line? {
        switch event.fact {
        case .declared: nil  // see `declaration`
        case .drillStarted: nil  // see `drillLines`
        case .severitySet(let it): "\(incident.id) is now \(strong: it.severity.label) (was \(ours: it.from.label))."
        case .titled(let it): "\(incident.id) is now called “\(it.text)”."
        case .impactSet(let it): "Impact of \(incident.id): \(it.text)"
        case .causeSet(let it): "Cause of \(incident.id): \(it.text)"
        case .startSet(let it):
            "\(incident.id) began at \(moment(it.start, now: now))\(ours: pass(it.start)), \(ours: spoken(now - it.start)) ago."
        case .phaseMoved(let it): phase(it, incident)
        case .merged: nil  // the phase says it
        case .roleGiven(let it): role(it, incident, by: event.by)
        case .updated(let it): "Update on \(headline(incident)) by \(name(event.by)): \(record(it.fields))"
        case .updateScheduled(let it):
            "The next update on \(incident.id) is due at \(moment(it.due, now: now))\(ours: pass(it.due)), in \(ours: spoken(it.due - now))."
        case .snoozed(let it):
            "No reminder for an update on \(incident.id) before \(clock(it.until))\(ours: pass(it.until)). The escalations go on."
                + silence(it, incident, now: now)
        case .noted(let it): "Noted for \(incident.id): \(it.text)"
        case .decided(let it): "Decision in \(incident.id): \(it.text)"
        case .todoNoted(let it): "TODO \(it.number) of \(incident.id): \(it.text)"
        case .taskAdded(let it): taskAdded(it, by: event.by, now: now)
        case .taskDone(let it): taskDone(it, incident)
        case .ticked, .unticked, .streamOpened, .streamMilestone, .streamLed, .streamClosed, .syncPlanned, .syncHeld,
            .syncCancelled, .pointedOut:
            scribeSentence(event, incident, now: now)
        case .taskExtended(let it):
            "Task \(it.number) of \(incident.id)" + quoted(it.text)
                + " has until \(moment(it.due, now: now)), \(ours: spoken(it.due - now)) from now."
        case .timerSet(let it): timerSet(it, incident, now: now)
        case .timerCancelled(let it):
            "Timer \(it.number)" + quoted(it.text) + " of \(incident.id) is cancelled."
        case .present(let it): present(it, event, incident)
        case .swoopDeclined(let it): swoopDeclined(it, incident)
        case .rollCallOpened, .swoopAsked, .spoken: nil  // see `whole`
        case .acknowledged(let it):
            it.isTrainee == true
                ? traineeSaw(it, incident)
                : "\(name(it.person)) acknowledged the page for \(incident.id)"
                    + (it.words.map { ": \($0)" } ?? ".")
        case .undelivered(let it): "\(strong: "Not delivered") to \(it.destination): \(it.what). \(it.why)"
        case .pageNews(let it): pageNews(it, incident)
        case .mirrorSet(let it): mirrorSet(it, incident)
        case .audienceSet(let it): audienceSet(it, incident, by: event.by)
        case .securityRaised(let it): securityRaised(it, incident, by: event.by)
        case .dataLost(let it): dataLost(it, incident)
        case .vendorNoted(let it): vendorNoted(it, incident)
        case .paged, .pageAnswered, .fired, .roomLinked, .failedOver, .chatReturned, .roomLost, .stalking, .observed,
            .policyChanged, .marked, .unmarked, .stoodIn, .standInsEnded, .severityDoubted, .erased, .clockSetBack:
            nil
        }
    }

    private func phase(_ move: PhaseMoved, _ incident: Incident) -> Message.Line {
        let said: Message.Line = move.text.map { ": \($0)" } ?? "."
        switch move.to {
        case .investigating: return "\(headline(incident)) is \(strong: "open again")" + said
        case .identified: return "\(headline(incident)): the cause is \(strong: "identified")" + said
        case .monitoring: return "\(headline(incident)) is \(strong: "mitigated")" + said
        case .resolved: return "\(headline(incident)) is \(strong: "resolved")" + said
        case .closed: return "\(headline(incident)) is \(strong: "closed")" + said
        case .cancelled: return "\(headline(incident)) is \(strong: "cancelled")" + said
        case .merged:
            guard let into = incident.mergedInto else { return "\(headline(incident)) is \(strong: "merged")." }
            return "\(headline(incident)) is \(strong: "merged") into \(into), and goes on there."
        }
    }

    /// Whoever is given something by somebody else is called by name.
    private func called(_ person: PersonID, by: PersonID?) -> Message.Piece {
        person == by ? name(person) : mention(person)
    }

    private func role(_ given: RoleGiven, _ incident: Incident, by: PersonID?) -> Message.Line {
        guard let person = given.person else { return "Nobody is \(ours: given.role.name) of \(incident.id) now." }
        guard let previous = given.previous else {
            return "\(called(person, by: by)) is \(strong: given.role.name) of \(incident.id)."
        }
        return
            "\(called(person, by: by)) is \(strong: given.role.name) of \(incident.id) now, taking over from \(name(previous))."
    }

    private func taskAdded(_ task: TaskAdded, by: PersonID?, now: Instant) -> Message.Line {
        let owner: Message.Line = task.owner.map { " for \(called($0, by: by))" } ?? ""
        let due: Message.Line = task.due.map { ", until \(moment($0, now: now))" } ?? ""
        return "Task \(task.number)" + owner + due + ": \(task.text)"
    }

    /// Nobody remembers numbers.
    private func taskDone(_ done: TaskDone, _ incident: Incident) -> Message.Line {
        guard let text = done.text else { return "Task \(done.number) of \(incident.id) is done." }
        return "Task \(done.number) of \(incident.id) is done: \(text)"
    }

    private func quoted(_ text: String?) -> Message.Line { text.map { " “\($0)”" } ?? "" }

    /// Whoever snoozes for longer than a room should hear nothing is told for how long it will be.
    private func silence(_ snoozed: Snoozed, _ incident: Incident, now: Instant) -> Message.Line {
        let length = snoozed.until - now
        guard length >= Self.longSilence, let every = policy.rule(for: incident.severity)?.updateEvery, length > every
        else { return "" }
        return
            " \(strong: "Careful"): that can be \(ours: spoken(length)) of silence, and a \(ours: incident.severity.label) wants a word every \(ours: spoken(every))."
    }
    private static let longSilence = Duration.minutes(30)

    /// What follows the sentence in an answer: a warning, or the next useful command.
    private func hint(_ event: Event, _ incident: Incident, now: Instant) -> Message.Line? {
        switch event.fact {
        case .severitySet(let it):
            customerComms(at: it.severity, of: incident)
        case .phaseMoved(let it): hint(it, incident)
        case .roleGiven(let it): roleHint(it, incident)
        case .updated(let it): updateHint(it, incident, now: now)
        case .causeSet: incident.phase == .investigating ? "Is that certain? \(command("identified"))" : nil
        case .streamOpened(let it): streamHint(it, incident)
        case .taskAdded(let it): "When it is done: \(command("task done \(it.number)"))"
        case .timerSet(let it):
            "To stop it: \(command("timer cancel \(it.number)")). All of them: \(command("timer"))"
        case .taskExtended(let it): "When it is done: \(command("task done \(it.number)"))"
        case .present(let it): presentHint(it, event, incident)
        case .timerCancelled, .rollCallOpened, .swoopAsked, .swoopDeclined, .spoken: nil
        case .acknowledged(let it): acknowledgedHint(it, incident)
        case .dataLost: specialCase("data loss")
        case .declared, .titled, .impactSet, .startSet, .merged, .updateScheduled, .snoozed, .noted, .decided,
            .todoNoted, .taskDone, .marked, .unmarked, .paged, .pageAnswered, .fired, .roomLinked, .stalking,
            .observed, .undelivered, .policyChanged, .pageNews, .stoodIn, .standInsEnded, .failedOver, .chatReturned,
            .roomLost, .mirrorSet, .ticked, .unticked, .audienceSet, .drillStarted, .streamMilestone,
            .streamLed,
            .streamClosed, .syncPlanned, .syncHeld, .syncCancelled, .severityDoubted, .pointedOut, .erased,
            .clockSetBack, .securityRaised:
            nil
        case .vendorNoted(let it):
            it.isClosed ? nil : vendorHint(it)
        }
    }

    private func vendorHint(_ noted: VendorNoted) -> Message.Line {
        let done: Message.Line = "When it is done: \(command("vendor \(noted.vendor) closed"))"
        return specialCase("vendor").map { $0 + " " + done } ?? done
    }

    private func acknowledgedHint(_ it: Acknowledged, _ incident: Incident) -> Message.Line? {
        guard incident.commander == nil, it.isTrainee != true else { return nil }
        guard let after = afterAcknowledging(incident, by: it.person) else {
            return "To take command: \(command("ic me"))"
        }
        return "To take command: \(command("ic me")). " + after
    }

    /// A status that names a later phase than the incident's changes nothing by itself.
    private func updateHint(_ updated: Updated, _ incident: Incident, now: Instant) -> Message.Line? {
        let due: Message.Line? = incident.updateDue(under: policy).map { "Next update: \(moment($0, now: now))" }
        guard let offer = offer(updated.fields.status, incident.phase) else { return due }
        let line: Message.Line = "\(incident.id) is \(ours: incident.phase.spoken) all the same. " + offer
        return due.map { line + ". " + $0 } ?? line
    }

    /// The command that does what the status says is so.
    private func offer(_ status: String?, _ phase: Phase) -> Message.Line? {
        guard let status, let named = Phase(namedBy: status), !phase.isOver else { return nil }
        guard named.order > phase.order else {
            guard named == .investigating, phase.isMitigated, !phase.allows(status: status) else { return nil }
            return "If it is back: \(command("reopen"))"
        }
        switch named {
        case .identified: return "To move it on: \(command("identified"))"
        case .monitoring: return "To move it on: \(command("mitigated"))"
        case .resolved: return "To move it on: \(command("resolved"))"
        case .closed, .cancelled, .merged:
            return "To move it on: \(command(phase == .resolved ? "close" : "resolved"))"
        case .investigating: return nil
        }
    }

    private func hint(_ move: PhaseMoved, _ incident: Incident) -> Message.Line? {
        switch move.to {
        case .monitoring:
            "Watch it for \(ours: spoken(policy.timers.watching)), then \(command("resolved")). If it comes back: \(command("reopen"))"
        case .resolved where incident.isDrill && incident.phase.isOver: nil
        case .resolved: "Thank you all. When the follow-ups are noted: \(command("close"))"
        case .investigating: reopenedHint(incident)
        case .identified: "When the harm has stopped: \(command("mitigated"))"
        case .closed, .cancelled, .merged: nil
        }
    }

    /// Nobody is paged by a reopening: that has to be said to whoever thinks so.
    private func reopenedHint(_ incident: Incident) -> Message.Line {
        let commander: Message.Line =
            incident.commander.map { "\(mention($0)) is still incident commander." }
            ?? "Who commands? \(command("ic me"))."
        return commander + " Nobody was paged for this: \(command("ic page"))"
    }

    private func roleHint(_ given: RoleGiven, _ incident: Incident) -> Message.Line? {
        if given.role == .commander || given.role == .operations, let both = incident.commander,
            both == incident.holder(of: .operations)
        {
            return
                "\(strong: "Careful"): \(name(both)) is incident commander and operations lead. Who commands does not debug: \(command("role ops @name"))"
        }
        guard given.role == .commander, given.person != nil else { return nil }
        return "First: \(command("update what is known")), \(command("role ops @name")), \(command("role comms @name"))"
    }

    /// The answer to what somebody did.
    func answer(
        _ events: [Event], _ incident: Incident?, _ desk: Desk, asked: MessageRef?, now: Instant
    ) -> Message {
        guard let incident else { return Message("Done.") }
        if let declared = events.first(where: { if case .declared = $0.fact { true } else { false } }) {
            return declarationAnswer(declared, incident, chat: asked?.room.chat)
        }
        var message = Message()
        let takesCommand = events.contains { if case .roleGiven = $0.fact { true } else { false } }
        for event in events where event.incident == incident.id {
            // Whoever takes command has heard the page: the board shows it.
            if case .acknowledged = event.fact, takesCommand { continue }
            if case .paged = event.fact, let page = incident.pages.first(where: { $0.seq == event.seq }),
                !page.paged.isNotice, !incident.isQuiet || page.asked != nil
            {
                return pageAnswer(incident, page)
            }
            if case .paged(let paged) = event.fact, paged.rule == .notifyAtStart, !paged.people.isEmpty,
                !incident.isDrill
            {
                for line in told(paged.people.map(\.person), incident) { message.add(line) }
            }
            if let whole = whole(event, incident, now: now) { return whole }
            guard
                let sentence = streamAnswer(event, incident) ?? tickedBefore(event, events)
                    ?? sentence(event, incident, now: now)
            else { continue }
            message.add(sentence)
            for line in beside(event, incident, desk, now: now) { message.add(line) }
            let isDoubted = isDoubted(event, incident, desk)
            if !isDoubted, let hint = hint(event, incident, now: now) { message.add(hint) }
            // Whoever hears a doubt is not sent on to what comes after.
            if !isDoubted { message.blocks += scribeBlocks(after: event, incident, now: now) }
        }
        if let line = scoreLine(events, incident, asked: asked?.room) { message.add(line) }
        message.blocks += events.flatMap { handedOver($0, incident, now: now) }
        return message.blocks.isEmpty ? Message("Done.") : message
    }

    /// The answer where the incident was declared: what, where to go, who was paged.
    package func declarationAnswer(_ event: Event, _ incident: Incident, chat: String?) -> Message {
        var message = Message("\(headline(incident)) is declared. Go to \(room(of: incident, near: chat)).")
        message.blocks += drillLines(incident).prefix(1).map { .line($0) }
        if let page = incident.pages.first(where: { $0.asked != nil && !$0.paged.isNotice }) {
            let rows = askedTogether(page, incident).flatMap { board(incident, $0) }
            message.add(
                rows.isEmpty
                    ? "Nobody is on call: nobody was paged. Call somebody now."
                    : "\(ours: incident.pretends(page.paged) ? "Would have paged" : "Paged") at \(clockWithSeconds(page.at)):"
            )
            if !rows.isEmpty { message.blocks.append(.list(rows)) }
        } else if policy.rule(for: incident.severity)?.page == .nobody, incident.kind == .real {
            message.add(
                "Nobody is paged for a \(ours: incident.severity.label). To page: \(command("ic page \(incident.id)"))")
        }
        message.add(
            "To take command: \(command("ic me \(incident.id)")). The severity can change: \(command("severity \(incident.id) \(otherSeverity(incident))"))"
        )
        if let page = incident.pages.first(where: { !$0.paged.isNotice }) {
            message.add(boardButtons(incident, page))
        } else if incident.commander == nil {
            message.add([takeCommandButton(incident)])
        }
        return message
    }

    private func otherSeverity(_ incident: Incident) -> String {
        policy.severities.map(\.severity.label).first { $0 != incident.severity.label } ?? incident.severity.label
    }

    /// The same event for the other rooms; nil where it concerns nobody there.
    package func announcement(_ event: Event, _ incident: Incident, now: Instant) -> Message? {
        switch event.fact {
        case .noted, .marked, .unmarked, .todoNoted, .taskAdded, .taskDone, .snoozed, .startSet, .titled: nil
        case .ticked, .unticked: nil
        // said as they took command; the board shows it
        case .acknowledged(let it) where it.person == incident.commander: nil
        case .swoopAsked: whole(event, incident, now: now)
        default:
            sentence(event, incident, now: now).map {
                Message(
                    [.line($0)] + calledOff(event, incident, now: now).map { .line($0) }
                        + handedOver(event, incident, now: now))
            }
        }
    }

    /// A phase, for rooms that are not the incident's.
    package func phaseElsewhere(_ event: Event, _ incident: Incident, now: Instant) -> Message? {
        sentence(event, incident, now: now).map { Message($0) }
    }

    package func recordEnd(_ incident: Incident, head: String) -> Message {
        Message(
            "The record of \(incident.id) ends here: \(code: head). Whoever keeps this line can show that nothing was cut off."
        )
    }

    /// For the room of the incident that goes on.
    package func comesHere(_ merged: Incident, into incident: Incident) -> Message {
        Message("\(headline(merged)) is the same trouble and goes on here, in \(incident.id).")
    }

    package func declaredElsewhere(_ incident: Incident, near chat: String) -> Message {
        Message(
            "\(headline(incident)) was declared by \(name(incident.declaredBy)). Go to \(room(of: incident, near: chat))."
        )
    }
}
