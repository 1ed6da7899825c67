import Incidents
import Wording

/// What is to be said and done because of events that were kept: a function of them and the desk, nothing else.
/// A row's key is the event's seq, the effect and an ordinal, so that working it out again gives the same rows.
struct Effects {
    let desk: Desk
    let wording: Wording
    /// Identity of the store, so that two installations never share a dedup key.
    let store: String
    let now: Instant
    /// The end of the store's chain of hashes, in hexadecimal.
    let head: String

    var policy: Policy { desk.policy }

    /// `asked` is the room of the command: its reply says it there, so it is not announced there too.
    func rows(for events: [Event], asked: RoomRef?) -> [OutboxRow] {
        events.flatMap { event -> [OutboxRow] in
            guard let id = event.incident else { return shared(event) }
            guard let incident = desk.incidents[id] else { return [] }
            return rows(event, incident, asked: asked) + dress(event, incident)
        }
    }

    private func rows(_ event: Event, _ incident: Incident, asked: RoomRef?) -> [OutboxRow] {
        switch event.fact {
        case .declared: declared(event, incident)
        case .drillStarted: []  // the opening tells it
        case .paged(let paged): self.paged(paged, event, incident, asked: asked)
        case .pageAnswered(let answer):
            progress(of: answer.page, event, incident) + toldLine(answer, event, incident)
                + notToldLine(answer, event, incident)
        case .acknowledged(let acknowledged):
            announce(event, incident, except: asked)
                + acknowledged.pages.flatMap { progress(of: $0, event, incident) }
                + self.acknowledged(acknowledged, event, incident)
        case .pageNews(let news):
            announce(event, incident, except: asked)
                + (news.kind == .unacknowledged ? progress(of: news.page, event, incident) : [])
        case .phaseMoved(let move): phaseMoved(move, event, incident, asked: asked)
        case .fired(let fired): self.fired(fired, event, incident)
        case .failedOver(let failedOver): self.failedOver(failedOver, event, incident)
        case .chatReturned(let returned): self.returned(returned, event, incident)
        case .merged(let merged): goesOn(in: merged.into, event, incident, except: asked)
        case .undelivered(let undelivered):
            incident.isPrivate
                ? undeliveredPrivately(undelivered, event, incident) : self.undelivered(undelivered, event, incident)
        case .audienceSet(let set): audienceSet(set, event, incident, asked: asked)
        case .vendorNoted(let noted): vendorNoted(noted, event, incident, asked: asked)
        case .roomLinked(let link):
            link.stream == nil ? linked(link, event, incident) : streamLinked(link, event, incident)
        case .streamOpened(let opened): streamOpened(opened, event, incident)
        case .streamMilestone, .streamLed, .streamClosed: announceStream(event, incident)
        case .rollCallOpened: rollCall(event, incident, except: asked)
        case .present: rollCallProgress(event, incident)
        case .swoopAsked, .swoopDeclined: announce(event, incident, except: asked)
        case .taskExtended, .timerSet, .timerCancelled, .spoken: []
        case .severitySet(let set):
            announce(event, incident, except: asked) + severityElsewhere(set, event, incident, asked: asked)
        case .mirrorSet, .securityRaised, .impactSet, .causeSet, .roleGiven, .updated, .updateScheduled,
            .decided,
            .dataLost, .syncPlanned, .syncHeld, .syncCancelled, .pointedOut:
            announce(event, incident, except: asked)
        case .titled, .startSet, .snoozed, .noted, .marked, .unmarked, .todoNoted, .taskAdded, .taskDone,
            .ticked, .unticked, .severityDoubted, .roomLost, .stalking, .observed, .policyChanged, .stoodIn,
            .standInsEnded,
            .erased, .clockSetBack:
            []
        }
    }

    /// Where an incident is spoken of: its main rooms, or the one that is being opened.
    func destinations(_ incident: Incident) -> [Destination] {
        let rooms = incident.mainRooms
        return rooms.isEmpty ? [.incident(incident.id, chat: policy.incidentChat)] : rooms.map { .room($0) }
    }

    func say(
        _ message: Message, key: String, to: Destination, _ incident: Incident?, kind: Saying.Kind,
        replaces: String? = nil, inReplyTo: String? = nil, thread: String? = nil, reason: OutboxRow.Reason? = nil,
        isPinned: Bool = false
    ) -> OutboxRow {
        var message = message
        message.banner = wording.banner(for: incident)
        if let incident, incident.isDrill { message = wording.withoutPings(message, in: incident) }
        var saying = Saying(
            to: to, message: message, thread: thread, inReplyTo: inReplyTo, replaces: replaces, kind: kind)
        if isPinned { saying.isPinned = true }
        return OutboxRow(
            key: key, lane: lane(to), priority: priority(kind), errand: .say(saying), reason: reason,
            incident: incident?.id, createdAt: now)
    }

    private func lane(_ destination: Destination) -> String {
        guard case .room(let room) = destination, let id = desk.incident(in: room) else { return destination.lane }
        return Destination.incident(id, chat: room.chat).lane
    }

    private func priority(_ kind: Saying.Kind) -> OutboxRow.Priority {
        switch kind {
        case .reply: .reply
        case .announcement, .progress, .mirror, .mark: .announcement
        case .nag: .nag
        }
    }

    func announce(_ event: Event, _ incident: Incident, except asked: RoomRef?) -> [OutboxRow] {
        guard let message = wording.announcement(event, incident, now: now) else { return [] }
        return destinations(incident).enumerated().compactMap { index, to in
            if case .room(let room) = to, room == asked { return nil }
            return say(message, key: "e\(event.seq)/say/\(index)", to: to, incident, kind: .announcement)
        }
    }

    private func declared(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        let chat = policy.incidentChat
        let known = incident.pages.flatMap(\.paged.people).map(\.person)
        let invited = ([incident.declaredBy].compactMap { $0 } + known).reduce(into: [PersonID]()) { list, person in
            if !list.contains(person) { list.append(person) }
        }
        let to = Destination.incident(incident.id, chat: chat)
        let order = roomOrder(incident, invite: self.invited(invited, to: incident))
        var rows = [
            OutboxRow(
                key: "e\(event.seq)/open/0/\(store)", lane: to.lane, priority: .page, errand: .openRoom(order),
                incident: incident.id, createdAt: now),
            say(
                wording.opening(incident, now: now), key: "e\(event.seq)/say/0", to: to, incident, kind: .announcement,
                isPinned: true),
        ]
        guard !incident.isPrivate else { return rows + securityChecklist(event, incident) }
        guard !incident.isDrill else { return rows }
        for (index, room) in policy.announceRooms.enumerated() where room != incident.origin {
            rows.append(
                say(
                    wording.declaredElsewhere(incident, near: room.chat), key: "e\(event.seq)/announce/\(index)",
                    to: .room(room), incident, kind: .announcement))
        }
        return rows
    }

    private func phaseMoved(
        _ move: PhaseMoved, _ event: Event, _ incident: Incident, asked: RoomRef?
    ) -> [OutboxRow] {
        var rows = announce(event, incident, except: asked) + score(move, event, incident)
        if !move.to.isActive, move.from.isActive { rows += ended(event, incident) }
        if move.to == .closed {
            // Posted where people can keep it, so that a record cut off at its end shows.
            for (index, to) in destinations(incident).enumerated() {
                rows.append(
                    say(
                        wording.recordEnd(incident, head: head), key: "e\(event.seq)/head/\(index)", to: to, incident,
                        kind: .announcement))
            }
        }
        return rows + phaseElsewhere(move, event, incident, asked: asked)
    }

    /// The people of the other incident are told who comes to them.
    private func goesOn(
        in other: IncidentID, _ event: Event, _ incident: Incident, except asked: RoomRef?
    ) -> [OutboxRow] {
        guard let target = desk.incidents[other] else { return [] }
        return destinations(target).enumerated().compactMap { index, to in
            if case .room(let room) = to, room == asked { return nil }
            return say(
                wording.comesHere(incident, into: target), key: "e\(event.seq)/say/\(index)", to: to, target,
                kind: .announcement)
        }
    }

    private func fired(_ fired: Fired, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        var reason = OutboxRow.Reason(incident: incident.id, rule: fired.rule, since: fired.since)
        if fired.along != nil { reason.merged = fired }
        if fired.rule == .executiveSummary {
            guard !incident.isQuiet else { return [] }
            if incident.isDrill { return wouldSummarize(event, incident) }
            return policy.executiveRooms.enumerated().map { index, room in
                say(
                    wording.executiveSummary(incident, now: now), key: "e\(event.seq)/say/\(index)", to: .room(room),
                    incident, kind: .announcement)
            }
        }
        if fired.rule == .nextWay { return nextWays(fired, event, incident) }
        guard let message = wording.fired(fired, incident, at: now) else { return [] }
        if fired.rule == .timerOver { return timerOver(fired, message, event, incident) }
        // A repeat takes the place of the first where the room can edit.
        let first = incident.mark(of: fired.rule, since: fired.since)?.firstSeq ?? event.seq
        return destinations(incident).enumerated().map { index, to in
            say(
                message, key: "e\(event.seq)/say/\(index)", to: to, incident,
                kind: fired.rule.isNag ? .nag : .announcement,
                replaces: fired.rule.editsItsFirst && first != event.seq ? "e\(first)/say/\(index)" : nil,
                reason: reason)
        }
    }

    private func undelivered(_ undelivered: Undelivered, _ event: Event, _ incident: Incident?) -> [OutboxRow] {
        let failedChat = undelivered.destination.prefix { $0 != "/" }
        let rooms = (incident?.mainRooms ?? []) + policy.announceRooms + [RoomRef(chat: "local", room: "ops")]
        guard let room = rooms.first(where: { $0.chat != failedChat }) ?? rooms.last else { return [] }
        var line = Message("Not delivered to \(undelivered.destination): \(ours: undelivered.what).")
        line.add("\(undelivered.why)")
        return [say(line, key: "e\(event.seq)/say/0", to: .room(room), incident, kind: .announcement)]
    }

    /// Events that belong to no incident.
    private func shared(_ event: Event) -> [OutboxRow] {
        switch event.fact {
        case .observed(let observed):
            return desk.stalkingRooms.filter { !$0.always }.enumerated().map { index, stalking in
                say(
                    wording.changed(observed.readings, now: now), key: "e\(event.seq)/say/\(index)",
                    to: .room(stalking.room), nil, kind: .announcement)
            }
        case .undelivered(let undelivered): return self.undelivered(undelivered, event, nil)
        case .policyChanged(let change):
            guard let changed = change.changed else { return [] }
            let open = changed.compactMap { desk.incidents[$0] }.filter { !$0.isPrivate }
            let rooms = policy.announceRooms.isEmpty ? [RoomRef(chat: "local", room: "ops")] : policy.announceRooms
            return rooms.enumerated().map { index, room in
                say(
                    wording.meansAnew(open), key: "e\(event.seq)/say/\(index)", to: .room(room), nil,
                    kind: .announcement)
            }
        default: return []  // the rest concerns nobody's room
        }
    }
}
