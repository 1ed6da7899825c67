import Incidents

extension Wording {
    /// One event in one plain sentence, for the timeline and the record. Nil for what the record keeps but nobody reads.
    package func record(_ event: Event) -> String? {
        switch event.fact {
        case .declared(let it): "declared \(it.severity.label): \(it.title)"
        case .drillStarted(let it): "drill \(it.drill.name) begun\(it.pages ? ", with real pages" : "")"
        case .severitySet(let it): "severity \(it.from.label) → \(it.severity.label)"
        case .titled(let it): "title: \(it.text)"
        case .impactSet(let it): "impact: \(it.text)"
        case .causeSet(let it): "cause: \(it.text)"
        case .startSet(let it): "began at \(policy.zone.dateAndClock(it.start))"
        case .phaseMoved(let it): "\(it.to.spoken)\(it.text.map { ": \($0)" } ?? "")"
        case .merged(let it): "merged into \(it.into)"
        case .roleGiven(let it): record(it)
        case .updated(let it): "update: \(record(it.fields))"
        case .updateScheduled(let it): "next update at \(policy.zone.clock(it.due))"
        case .snoozed(let it): "reminders snoozed until \(policy.zone.clock(it.until))"
        case .noted(let it): "note: \(it.text)"
        case .decided(let it): "decision: \(it.text)"
        case .marked(let it): "\(policy.name(of: it.author)) at \(policy.zone.clock(it.saidAt)): \(it.text)"
        case .unmarked: "a message was taken off the timeline"
        case .todoNoted(let it): "TODO \(it.number): \(it.text)"
        case .taskAdded(let it): record(it)
        case .taskDone(let it): "task \(it.number) done"
        case .ticked(let it): "ticked \(it.list) \(it.number): \(it.text)"
        case .unticked(let it): "opened again \(it.list) \(it.number): \(it.text)"
        case .streamOpened(let it): "workstream \(it.name) opened\(it.goal.map { ": \($0)" } ?? "")"
        case .streamMilestone(let it): "milestone of \(it.name): \(it.text)"
        case .streamLed(let it): "workstream \(it.name) led by \(policy.name(of: it.lead))"
        case .streamClosed(let it): "workstream \(it.name) closed\(it.result.map { ": \($0)" } ?? "")"
        case .syncPlanned(let it):
            "sync planned for \(policy.zone.dateAndClock(it.at))\(it.goal.map { ": \($0)" } ?? "")"
        case .syncHeld(let it): "sync held\(it.next.map { ", next at \(policy.zone.dateAndClock($0.at))" } ?? "")"
        case .syncCancelled(let it): "sync of \(policy.zone.clock(it.at)) called off"
        case .severityDoubted: nil
        case .pointedOut(let it): record(it)
        case .taskExtended(let it): "task \(it.number): until \(policy.zone.clock(it.due))"
        case .timerSet(let it): record(it)
        case .timerCancelled(let it): "timer \(it.number) cancelled"
        case .rollCallOpened(let it): "roll call: \(it.expected.count) expected"
        case .present(let it): "here\(it.role.map { " as \($0.name)" } ?? "")"
        case .swoopAsked(let it): "\(policy.name(of: it.person)) asked whether to take command"
        case .swoopDeclined(let it): "\(policy.name(of: it.person)) does not take command"
        case .spoken: nil
        case .paged(let it): record(it)
        case .pageAnswered(let it): record(it)
        case .acknowledged(let it):
            (it.person == event.by ? "acknowledged the page" : "\(policy.name(of: it.person)) acknowledged the page")
                + (it.via.map { " by \($0)" } ?? "")
        case .pageNews(let it): record(it)
        case .stoodIn(let it): record(it)
        case .standInsEnded(let it): "taken back: " + it.standIns.map { record($0) }.joined(separator: "; ")
        case .fired(let it): record(it)
        case .failedOver(let it): "\(it.chat) could not be reached (\(it.why)): went on in \(it.room.path)"
        case .roomLost(let it): "the room \(it.room.path) was lost: it \(it.why)"
        case .chatReturned(let it): "\(it.chat) could be reached again: rooms joined"
        case .mirrorSet(let it): it.isOn ? "rooms joined" : "rooms no longer joined"
        case .roomLinked(let it): "room \(it.name ?? it.room.path) linked"
        case .stalking(let it): it.isOn ? "monitors are watched for this room" : "monitors are no longer watched"
        case .observed(let it):
            it.readings.map { "\($0.monitor) \($0.state.rawValue): \($0.detail)" }.joined(separator: "; ")
        case .undelivered(let it): "could not be delivered to \(it.destination): \(it.what) (\(it.why))"
        case .clockSetBack(let it): "the clock was set back by \(spoken(it.by))"
        case .policyChanged: "configuration changed"
        case .audienceSet(let it): record(it)
        case .securityRaised(let it):
            it.codename.map { "concerns security; paged as “\($0)”" } ?? "does not concern security after all"
        case .dataLost(let it): "data loss: \(it.what)"
        case .vendorNoted(let it): record(it)
        case .erased(let it): "the words of \(it.events.count) event\(it.events.count == 1 ? "" : "s") were erased"
        }
    }

    private func record(_ given: RoleGiven) -> String {
        guard let person = given.person else { return "\(given.role.name): nobody" }
        let before = given.previous.map { " (before: \(policy.name(of: $0)))" } ?? ""
        return "\(given.role.name): \(policy.name(of: person))\(before)"
    }

    func record(_ fields: UpdateFields) -> String {
        var parts: [String] = []
        if let text = fields.status { parts.append(text) }
        if let text = fields.impact { parts.append("impact: \(text)") }
        if let text = fields.theory { parts.append("theory: \(text)") }
        if let text = fields.lastAction { parts.append("last: \(text)") }
        if let text = fields.nextAction {
            parts.append("next: \(text)\(fields.nextActionBy.map { " (by \($0))" } ?? "")")
        }
        if let text = fields.more { parts.append(text) }
        return parts.isEmpty ? "nothing new" : parts.joined(separator: "; ")
    }

    private func record(_ task: TaskAdded) -> String {
        let owner = task.owner.map { " – \(policy.name(of: $0))" } ?? ""
        let due = task.due.map { ", until \(policy.zone.clock($0))" } ?? ""
        return "task \(task.number): \(task.text)\(owner)\(due)"
    }

    private func record(_ paged: Paged) -> String {
        let places = (paged.rooms ?? []).map(\.path) + (paged.isNotice ? paged.shared.map(\.address) : [])
        let people = (paged.people.map { policy.name(of: $0.person) } + places).joined(separator: ", ")
        let whom = people.isEmpty ? paged.line ?? "nobody" : people
        return paged.isNotice ? "notified \(whom)" : "paged \(whom)"
    }

    private func record(_ answer: PageAnswered) -> String {
        let whom = answer.person.map(policy.name(of:)) ?? answer.way.address
        switch answer.outcome {
        case .accepted: return "page for \(whom) accepted by \(answer.way.pager)"
        case .delivered: return "page for \(whom) delivered by \(answer.way.pager)"
        case .failed: return "\(whom) could not be paged by \(answer.way.pager): \(answer.detail ?? "no reason given")"
        }
    }

    private func record(_ news: PageNews) -> String {
        let who = news.person.map { " (\(policy.name(of: $0)))" } ?? ""
        return switch news.kind {
        case .unacknowledged: "\(news.pager) took the acknowledgement back\(who)"
        case .resolved: "ended at \(news.pager)\(who)"
        case .noted: "\(news.pager): \(news.text ?? "")"
        }
    }

    private func record(_ standIn: StandIn) -> String {
        let instead = standIn.replaces.map { " instead of \(policy.name(of: $0))" } ?? ""
        let zone = policy.book.planner?.zone(of: standIn.schedule) ?? policy.zone
        return "\(policy.name(of: standIn.person)) is \(standIn.duty.spoken) of \(standIn.schedule)\(instead), "
            + "\(zone.dateAndClock(standIn.from)) to \(zone.dateAndClock(standIn.to))"
    }

    private func record(_ fired: Fired) -> String? {
        guard !fired.isMuted else { return nil }
        let whom = fired.told.map(policy.name(of:)).joined(separator: ", ")
        switch fired.rule {
        case .updateWarning: return "update due soon"
        case .updateOverdue: return "update overdue"
        case .noCommander:
            switch fired.calls {
            case .room, .waits: return "no incident commander"
            case .answerer: return "no incident commander: \(whom) asked"
            case .onward: return "no incident commander: escalated\(fired.toldAs.map { " to \($0)" } ?? "")"
            case .everyone, nil: return "no incident commander: paged again"
            }
        case .noAcknowledgement:
            if fired.calls == .room { return "page not acknowledged" }
            return
                "\(fired.reachedNobody == true ? "page reached nobody" : "page not acknowledged"): escalated\(fired.toldAs.map { " to \($0)" } ?? "")"
        case .nextWay: return whom.isEmpty ? nil : "not acknowledged: \(whom) tried by the next way"
        case .escalate: return "escalated to \(fired.toldAs ?? "team lead")\(whom.isEmpty ? "" : " (\(whom))")"
        case .tellVP: return "VP told\(whom.isEmpty ? "" : " (\(whom))")"
        case .noProgress: return "no progress: \(fired.toldAs ?? "team lead") told\(whom.isEmpty ? "" : " (\(whom))")"
        case .executiveSummary: return "executive summary"
        case .watching: return "watched long enough: resolved?"
        case .notifyAtStart, .severityRaised, .chatDown: return nil
        case .drillInject: return fired.words.map { "the drill's script: \($0)" }
        case .drillOver: return "the drill's time is over"
        case .syncSoon: return "sync soon"
        case .syncNow: return "sync begins"
        case .elapsedMark, .timerOver, .taskDue, .questions, .rollCall, .handoverOffer, .handoverInsist, .onCallBrief,
            .spanOfControl, .silence:
            return deputyRecord(fired)
        }
    }

    package func timeline(_ incident: Incident, _ events: [Event], last count: Int = .max, now: Instant) -> Message {
        let all: [Message.Line] = events.compactMap { event in
            guard let text = record(event), event.isShown(on: incident) else { return nil }
            let by = event.by.map { "\(policy.name(of: $0)): " } ?? ""
            return "\(moment(event.at, now: now)) \(by)\(text.shortened(to: Self.longestEntry))"
        }
        let (rows, left) = newest(all.suffix(count))
        var message = Message("Timeline of \(headline(incident)), last \(rows.count):")
        message.blocks.append(.list(rows))
        if left > 0 { message.add("\(left) more of them are too long for one message.") }
        message.add("Add to it: \(command("note what you saw")) or \(command("decision what was decided"))")
        return message
    }
}

extension Event {
    /// A message whose reaction was taken back is off the timeline, and so is the taking back; the record has both.
    func isShown(on incident: Incident) -> Bool {
        switch fact {
        case .marked: incident.showsMark(self)
        case .unmarked: false
        default: true
        }
    }
}
