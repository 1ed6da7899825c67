import Incidents

/// What a reply is made from: the desk after the decision, and the events where the answer is about the past.
package struct ReplyContext: Sendable {
    package var desk: Desk
    package var incident: Incident?
    /// The events that the request caused.
    package var caused: [Event]
    package var asked: MessageRef?
    package var viewer: Viewer
    package var now: Instant
    /// The address of the asker's calendar, where that was asked for and there is one.
    package var calendar: CalendarSaid?
    /// The load of everybody, where that was asked for.
    package var load: [DutyLoad] = []
    /// What became of a link into the rooms on the web.
    package var invitation: InvitationSaid?
    package init(
        desk: Desk, incident: Incident?, caused: [Event], asked: MessageRef?, viewer: Viewer, now: Instant
    ) {
        self.desk = desk
        self.incident = incident
        self.caused = caused
        self.asked = asked
        self.viewer = viewer
        self.now = now
    }
}

extension Wording {
    /// The one answer to a request; nil where none is given, or comes later. `history` reads the incident's events.
    package func reply(
        _ reply: Reply, _ context: ReplyContext, history: (IncidentID, Int?) throws -> [Event]
    ) rethrows -> Message? {
        let now = context.now
        var message: Message?
        switch reply {
        case .nothing, .later: return nil
        case .say(let said), .askBack(let said, _): message = said
        case .mark(let text): message = Message("\(ours: text)")
        case .refused(let refusal): message = self.refusal(refusal)
        case .done: message = done(context)
        case .stalking(let always, let wasOn): message = stalking(always: always, wasOn: wasOn, context.desk)
        case .confirmAllHands(let id, let count): message = confirmAllHands(context.desk.incidents[id], count)
        case .duty(let answer): message = duty(answer, context)
        case .thanked(let thanks): message = thanked(thanks, chat: context.asked?.room.chat)
        case .invite(let person): message = invited(person, context.invitation, now: now)
        case .alreadyPaged(let id, let seq):
            guard let incident = context.desk.incidents[id], let page = incident.pages.first(where: { $0.seq == seq })
            else {
                return nil
            }
            message = alreadyPaged(incident, page, now: now)
        case .show(let query, _): message = try show(query, context, history: history)
        }
        message?.banner = banner(for: context.incident)
        return message?.bounded()
    }

    private func done(_ context: ReplyContext) -> Message {
        if case .stalking(let stalking)? = context.caused.first?.fact, !stalking.isOn {
            return Message("I watch the monitors no longer for this room. To start again: \(command("status stalk"))")
        }
        switch context.caused.first?.fact {
        case .stoodIn, .standInsEnded: return stoodIn(context.caused, now: context.now)
        default: break
        }
        return answer(context.caused, context.incident, context.desk, asked: context.asked, now: context.now)
    }

    private func duty(_ answer: DutyAnswer, _ context: ReplyContext) -> Message {
        switch answer {
        case .onCall(let lines, let at, let until): onCall(lines, at: at, until: until, now: context.now)
        case .mine(let person): shifts(of: person, now: context.now)
        case .who(let person, let at): who(person, now: at, at: context.asked?.room)
        case .responders(let at): responders(at: at)
        case .calendar: calendar(context.calendar)
        case .load(let from, let to): load(context.load, from: from, to: to)
        }
    }

    private func stalking(always: Bool, wasOn: Bool, _ desk: Desk) -> Message {
        guard !policy.monitors.isEmpty else {
            return Message(
                "\(strong: "I CANNOT SEE THE SYSTEMS"): no monitor is configured, so there is nothing to watch.")
        }
        let every = spoken(policy.timers.stalkEvery)
        var message = Message(
            always
                ? "I read the monitors every \(ours: every) and tell each reading here."
                : "I read the monitors every \(ours: every) and speak only when something changes.")
        for name in policy.monitors {
            if let reading = desk.small.readings[name] { message.add(line(for: reading)) }
        }
        message.add("To stop: \(command("status unstalk"))")
        return message
    }

    private func show(
        _ query: Query, _ context: ReplyContext, history: (IncidentID, Int?) throws -> [Event]
    ) rethrows -> Message {
        let now = context.now
        switch query {
        case .status: return status(context.incident, context.desk, now: now)
        case .commanders: return commanders(context.incident, now: now, at: context.asked?.room)
        case .incidents: return incidents(context.desk.open(in: context.asked?.room, for: context.viewer), now: now)
        case .checklist(let name):
            return name.flatMap(policy.checklist(named:)).map { checklist($0, context.incident, now: now) }
                ?? checklists(context.incident)
        case .drills: return drills(context.desk)
        case .severity, .roles, .timeline, .brief, .timers, .why, .tasks, .title, .impact, .pages, .who, .responders,
            .audience, .vendors, .streams, .sync:
            break
        case .namedTimers, .rollCall: break
        }
        guard let incident = context.incident else { return refusal(.noIncidentHere(open: [])) }
        switch query {
        case .severity: return severity(incident)
        case .roles: return roles(incident)
        case .timeline(let count):
            // Some of what is kept is shown to nobody, so more is read than is asked for.
            return timeline(incident, try history(incident.id, count * 4 + 40), last: count, now: now)
        case .brief: return brief(incident, now: now)
        case .timers: return timers(incident, now: now)
        case .why:
            let recent = try history(incident.id, 400)
            return why(incident, recent.explainItself ? recent : try history(incident.id, nil), now: now)
        case .tasks(let from): return tasks(incident, from: from, now: now)
        case .pages: return pages(incident, now: now)
        case .streams: return streams(incident, now: now)
        case .sync: return sync(incident, now: now)
        case .namedTimers: return namedTimers(incident, now: now)
        case .rollCall: return rollCall(incident, now: now)
        case .title: return Message("\(incident.id) is called “\(incident.title)”.")
        case .impact:
            return Message(
                incident.fields.impact.map { "Impact of \(incident.id): \($0)" }
                    ?? "The impact of \(incident.id) is not said yet: \(command("impact who is hit, how hard"))")
        case .audience: return audience(incident)
        case .vendors: return vendors(incident)
        case .status, .commanders, .incidents, .who, .responders, .checklist, .drills: return Message()
        }
    }

    /// Monitors that changed, for the rooms that stalk them.
    package func changed(_ readings: [Reading], now: Instant) -> Message {
        Message(readings.map { .line("\(clock(now)) " + line(for: $0)) })
    }
}
