import Incidents

/// The timeline: each event is one sentence that names who did it, or who was told. One switch for the API, the pages,
/// `!timeline`, the export and `tail`.
extension Wording {
    package func record(_ event: Event) -> String {
        let who = actor(event)
        switch event.fact {
        case .declared(let it): return "\(who) declared \(it.severity.label): \(it.title)"
        case .drillStarted(let it):
            return "\(who) began the drill \(it.drill.name)\(it.pages ? ", with real pages" : "")"
        case .severitySet(let it): return "\(who) set the severity to \(it.severity.label) (was \(it.from.label))"
        case .titled(let it): return "\(who) called it “\(it.text)”"
        case .impactSet(let it): return "\(who) said the impact: \(it.text)"
        case .causeSet(let it): return "\(who) named the cause: \(it.text)"
        case .startSet(let it): return "\(who) said that it began at \(policy.zone.dateAndClock(it.start))"
        case .phaseMoved(let it): return "\(who) \(phase(it))"
        case .merged(let it): return "\(who) merged it into \(it.into)"
        case .roleGiven(let it): return role(it, who, by: event.by)
        case .updated(let it): return "\(who) updated: \(record(it.fields))"
        case .updateScheduled(let it): return "\(who) announced the next update for \(policy.zone.clock(it.due))"
        case .snoozed(let it): return "\(who) snoozed the reminders until \(policy.zone.clock(it.until))"
        case .noted(let it): return "\(who) noted: \(it.text)"
        case .decided(let it): return "\(who) decided: \(it.text)"
        case .marked(let it):
            return
                "\(who) put on the timeline what \(policy.name(of: it.author)) said at \(policy.zone.clock(it.saidAt)): \(it.text)"
        case .unmarked: return "\(who) took a message off the timeline"
        case .todoNoted(let it): return "\(who) noted TODO \(it.number): \(it.text)"
        case .taskAdded(let it): return "\(who) \(taskAdded(it))"
        case .taskDone(let it): return "\(who) finished task \(it.number)\(it.text.map { ": \($0)" } ?? "")"
        case .taskExtended(let it):
            let what = it.text.map { " (\($0))" } ?? ""
            return "\(who) gave task \(it.number)\(what) until \(policy.zone.dateAndClock(it.due))"
        case .ticked(let it): return "\(who) ticked \(it.list) \(it.number): \(it.text)"
        case .unticked(let it): return "\(who) opened \(it.list) \(it.number) again: \(it.text)"
        case .streamOpened(let it): return "\(who) opened the workstream \(stream(it))"
        case .streamMilestone(let it): return "\(who) told a milestone of \(it.name): \(it.text)"
        case .streamLed(let it): return led(it, who, by: event.by)
        case .streamClosed(let it): return "\(who) closed the workstream \(it.name)\(it.result.map { ": \($0)" } ?? "")"
        case .syncPlanned(let it):
            return "\(who) planned a sync for \(policy.zone.dateAndClock(it.at))\(it.goal.map { ": \($0)" } ?? "")"
        case .syncHeld(let it):
            return "\(who) ended the sync\(it.next.map { ", the next is at \(policy.zone.dateAndClock($0.at))" } ?? "")"
        case .syncCancelled(let it): return "\(who) called off the sync of \(policy.zone.dateAndClock(it.at))"
        case .severityDoubted(let it): return "\(who) spoke of the severity (\(it.severity?.label ?? it.word))"
        case .pointedOut(let it):
            return "Sitrep pointed out\(event.by.map { " to \(policy.name(of: $0))" } ?? ""): \(record(it))"
        case .timerSet(let it): return "\(who) set \(record(it))"
        case .timerCancelled(let it):
            return "\(who) cancelled timer \(it.number)\(it.text.map { " “\($0)”" } ?? "")"
        case .rollCallOpened(let it):
            let expected = list(it.expected.map(\.person))
            return "\(who) called the roll; expected: \(expected.isEmpty ? "nobody" : expected)"
        case .present(let it): return "\(who) is here\(it.role.map { " as \($0.name)" } ?? "")"
        case .swoopAsked(let it): return "\(who) asked whether \(policy.name(of: it.person)) takes command"
        case .swoopDeclined(let it):
            return "\(policy.name(of: it.person)) does not take command\(said(by: event.by, but: it.person))"
        case .spoken(let it): return "\(who) spoke in the room\(it.isFirst ? " for the first time" : "")"
        case .paged(let it): return paged(it, by: event.by)
        case .pageAnswered(let it): return answered(it)
        case .acknowledged(let it):
            return "\(policy.name(of: it.person)) acknowledged the page\(it.via.map { " by \($0)" } ?? "")"
                + said(by: event.by, but: it.person) + (it.words.map { ": \($0)" } ?? "")
        case .pageNews(let it): return news(it)
        case .stoodIn(let it): return "\(who) made a change on call: \(record(it))"
        case .standInsEnded(let it):
            return "\(who) took back a change on call: " + it.standIns.map { record($0) }.clauses()
        case .fired(let it): return record(it)
        case .failedOver(let it):
            return "Sitrep went on in \(it.room.path), because \(it.chat) could not be reached (\(it.why))"
        case .roomLost(let it): return "The room \(it.room.path) was lost: it \(it.why)"
        case .chatReturned(let it): return "Sitrep reached \(it.chat) again and joined the rooms"
        case .mirrorSet(let it): return "\(who) \(it.isOn ? "joined" : "parted") the rooms"
        case .roomLinked(let it): return "\(who) linked the room \(it.name ?? it.room.path)"
        case .stalking(let it):
            return it.isOn ? "\(who) has the monitors watched for this room" : "\(who) ended the watch of the monitors"
        case .observed(let it):
            return "Sitrep read the monitors: "
                + it.readings.map { "\($0.monitor) \($0.state.rawValue), \($0.detail)" }.clauses()
        case .undelivered(let it): return "Sitrep could not deliver \(it.what) to \(it.destination): \(it.why)"
        case .clockSetBack(let it): return "The clock was set back by \(spoken(it.by))"
        case .policyChanged: return "The configuration changed"
        case .audienceSet(let it): return "\(who) \(audience(it))"
        case .securityRaised(let it):
            return it.codename.map { "\(who) said that it concerns security; it was paged as “\($0)”" }
                ?? "\(who) said that it does not concern security after all"
        case .dataLost(let it):
            let told = list(it.told)
            return "\(who) said that data is lost: \(it.what)\(told.isEmpty ? "" : " (to be told: \(told))")"
        case .vendorNoted(let it):
            return "\(who) \(it.isClosed ? "closed" : "noted") ticket \(it.ticket) of \(it.vendor)"
        case .erased(let it):
            return "\(who) erased the words of \(it.events.count) event\(it.events.count == 1 ? "" : "s")"
        }
    }

    private func actor(_ event: Event) -> String { event.by.map(policy.name(of:)) ?? "Sitrep" }

    func list(_ people: [PersonID]) -> String { people.map(policy.name(of:)).joined(separator: ", ") }

    private func said(by: PersonID?, but person: PersonID) -> String {
        by.flatMap { $0 == person ? nil : ", said by \(policy.name(of: $0))" } ?? ""
    }

    private func phase(_ move: PhaseMoved) -> String {
        let what =
            switch move.to {
            case .investigating: "opened it again"
            case .identified: "said that the cause is identified"
            case .monitoring: "said that it is mitigated"
            case .resolved: "said that it is resolved"
            case .closed: "closed it"
            case .cancelled: "cancelled it"
            case .merged: "ended it here, because it goes on there"
            }
        let sync = move.sync.map { " (the sync of \(policy.zone.dateAndClock($0)) is called off)" } ?? ""
        return what + sync + (move.text.map { ": \($0)" } ?? "")
    }

    private func role(_ given: RoleGiven, _ who: String, by: PersonID?) -> String {
        let before = given.previous.map { " (before: \(policy.name(of: $0)))" } ?? ""
        guard let person = given.person else { return "\(who) freed the role of \(given.role.name)\(before)" }
        return person == by
            ? "\(who) became \(given.role.name)\(before)"
            : "\(who) made \(policy.name(of: person)) \(given.role.name)\(before)"
    }

    private func taskAdded(_ task: TaskAdded) -> String {
        let owner = task.owner.map { " for \(policy.name(of: $0))" } ?? ""
        let due = task.due.map { ", until \(policy.zone.clock($0))" } ?? ""
        return "added task \(task.number)\(owner)\(due): \(task.text)"
    }

    private func stream(_ opened: StreamOpened) -> String {
        let lead = opened.lead.map { ", led by \(policy.name(of: $0))" } ?? ""
        return "\(opened.name)\(lead)\(opened.goal.map { ": \($0)" } ?? "")"
    }

    private func led(_ led: StreamLed, _ who: String, by: PersonID?) -> String {
        let before = led.previous.map { " (before: \(policy.name(of: $0)))" } ?? ""
        return led.lead == by
            ? "\(who) leads the workstream \(led.name)\(before)"
            : "\(who) gave the workstream \(led.name) to \(policy.name(of: led.lead))\(before)"
    }

    /// What a rule does because of somebody's word is the bot's doing, for them.
    private func paged(_ paged: Paged, by: PersonID?) -> String {
        let places = (paged.rooms ?? []).map(\.path) + (paged.isNotice ? paged.shared.map(\.address) : [])
        let (reached, others) = paged.people.reduce(into: ([String](), [String]())) { lists, one in
            let isReached = !one.ways.isEmpty || !(one.later ?? []).isEmpty || !paged.shared.isEmpty
            if isReached {
                lists.0.append(policy.name(of: one.person))
            } else {
                lists.1.append(policy.name(of: one.person))
            }
        }
        let unreached = others.isEmpty ? "" : ": no way reaches \(others.joined(separator: ", "))"
        let named = (reached + places).joined(separator: ", ")
        let whom = named.isEmpty ? others.isEmpty ? paged.line ?? "nobody" : "nobody" : named
        let verb = paged.isNotice ? "sent word to" : "paged"
        guard let by else { return "Sitrep \(verb) \(whom)\(unreached)" }
        if paged.rule == nil, paged.people.map(\.person) != [by] {
            return "\(policy.name(of: by)) \(verb) \(whom)\(unreached)"
        }
        return paged.people.map(\.person) == [by] && places.isEmpty
            ? "Sitrep \(verb) \(whom)\(unreached)" : "Sitrep \(verb) \(whom) for \(policy.name(of: by))\(unreached)"
    }

    private func answered(_ answer: PageAnswered) -> String {
        let whom = answer.person.map(policy.name(of:)) ?? answer.way.address
        switch answer.outcome {
        case .accepted: return "The page for \(whom) was accepted by \(answer.way.pager)"
        case .delivered: return "The page for \(whom) was delivered by \(answer.way.pager)"
        case .failed: return "\(whom) could not be paged by \(answer.way.pager): \(answer.detail ?? "no reason given")"
        }
    }

    private func news(_ news: PageNews) -> String {
        let of = news.person.map { " for \(policy.name(of: $0))" } ?? ""
        return switch news.kind {
        case .unacknowledged: "\(news.pager) took the acknowledgement\(of) back"
        case .resolved: "\(news.pager) ended the page\(of)"
        case .noted: "\(news.pager) said of the page\(of): \(news.text ?? "nothing")"
        }
    }

    private func audience(_ set: AudienceSet) -> String {
        if set.isLifted == true { return "opened it to everybody again" }
        if let codename = set.codename {
            return "made it private, as “\(codename)”; it may be seen by \(list(set.people))"
        }
        return set.added.isEmpty ? "shut out \(list(set.removed))" : "let in \(list(set.added))"
    }

    func record(_ fields: UpdateFields) -> String {
        var parts: [String] = []
        if let text = fields.status { parts.append(text) }
        if let text = fields.impact { parts.append("impact: \(text)") }
        if let text = fields.theory { parts.append("theory: \(text)") }
        if let text = fields.lastAction { parts.append("last: \(text)") }
        if let text = fields.nextAction {
            parts.append("next: \(fields.nextActionBy.map { "\(text.unended) (by \(calledInText($0)))" } ?? text)")
        }
        if let text = fields.more { parts.append(text) }
        return parts.isEmpty ? "nothing new" : parts.clauses()
    }

    private func record(_ standIn: StandIn) -> String {
        let instead = standIn.replaces.map { " instead of \(policy.name(of: $0))" } ?? ""
        let zone = policy.book.planner?.zone(of: standIn.schedule) ?? policy.zone
        return "\(policy.name(of: standIn.person)) is \(standIn.duty.spoken) of \(standIn.schedule)\(instead), "
            + "\(zone.dateAndClock(standIn.from)) to \(zone.dateAndClock(standIn.to))"
    }

    package func timeline(_ incident: Incident, _ events: [Event], last count: Int = .max, now: Instant) -> Message {
        let all: [Message.Line] = events.filter { $0.isForReaders && $0.isShown(on: incident) }.map { event in
            "\(moment(event.at, now: now)) \(record(event).shortened(to: Self.longestEntry))"
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
