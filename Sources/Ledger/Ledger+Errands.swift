import Delivery
import Incidents
import Store

extension Ledger {
    /// Errands to start now, with room and replaced message filled in. What has lost its reason ends here.
    package func startErrands(at now: Instant) -> [ReadyErrand] {
        guard !outbox.isEmpty else { return [] }
        let started = outbox.start(at: now) { row in
            // Opening the room waits for nothing; all that is said in it waits for the room.
            if case .openRoom = row.errand { return false }
            guard case .incident(let id, let chat)? = row.destination else { return false }
            return desk.incidents[id] != nil && room(of: id, at: chat) == nil
        }
        var ready: [ReadyErrand] = []
        for row in started {
            guard stillHolds(row) || leavesAllTheSame(row), mayLeave(row) else {
                superseded.append(row.key)
                outbox.finished(row, at: now, .none)
                continue
            }
            var errand = ReadyErrand(row: trimmed(row, at: now), room: room(for: row), replaces: replaced(by: row))
            errand.isDoubtOver = outbox.isDoubtOver(row, at: now)
            errand.alias = alias(of: row)
            if case .say(var saying) = row.errand, let room = errand.room, sharedRooms.contains(room) {
                saying.message = withoutNumbers(saying.message)
                errand.row.errand = .say(saying)
            }
            if case .page(let ordered) = row.errand {
                var order = withoutContent(ordered)
                order.link = acknowledgeLink(order)
                invite(&order, at: now)
                errand.pretence = pretence(of: order, at: now)
                errand.row.errand = .page(order)
            }
            ready.append(errand)
        }
        // Marked at once: nothing else may happen for hours, and a restart would weigh them again.
        if !superseded.isEmpty {
            // What cannot be marked now is weighed again after a restart, with the same result.
            try? inGroup(at: now) {}
        }
        return ready
    }

    /// A nag that waited out an outage must not arrive after the update.
    private func stillHolds(_ row: OutboxRow) -> Bool {
        if case .page(let order) = row.errand { return stillHolds(order) }
        guard let reason = row.reason else { return true }
        guard let incident = desk.incidents[reason.incident] else { return false }
        if let merged = reason.merged { return remainder(of: merged, incident) != nil }
        return stillHolds(reason.rule, since: reason.since, incident)
    }

    func stillHolds(_ rule: Rule, since: Int, _ incident: Incident) -> Bool {
        // What was promised for a time goes on to the close.
        guard incident.phase.isActive || rule == .taskDue && !incident.phase.isOver else { return false }
        switch rule {
        case .updateWarning, .updateOverdue: return incident.updateClock.seq == since
        case .noCommander: return incident.commander == nil
        case .nextWay: return true
        case .noAcknowledgement: return incident.pages.first { $0.seq == since }?.awaitsAcknowledgement == true
        case .watching: return incident.phase == .monitoring
        case .syncSoon: return incident.scribe.sync?.since == since && !incident.isInSync
        case .syncNow: return incident.scribe.syncOn == since
        case .elapsedMark, .questions: return !incident.phase.isMitigated
        case .taskDue: return incident.openTasks.contains { $0.dueSince == since }
        case .rollCall: return incident.watch.rollCall?.missing.isEmpty == false
        case .handoverOffer, .handoverInsist: return incident.commandClock?.seq == since
        case .silence: return incident.watch.lastWord?.seq == since
        case .timerOver, .onCallBrief, .spanOfControl: return true
        // The ladder tells a manager what was true when it was due; it is told even late.
        case .escalate, .tellVP, .noProgress, .executiveSummary, .notifyAtStart, .severityRaised, .chatDown:
            return true
        case .drillInject, .drillOver: return true
        }
    }

    /// Nobody's telephone rings for what is answered or over. The service that was paged is told the end all the same.
    private func stillHolds(_ order: PageOrder) -> Bool {
        guard order.action == .trigger, !order.isNotice else { return true }
        guard let incident = desk.incidents[order.incident], incident.phase.isActive,
            let page = incident.pages.first(where: { $0.seq == order.page })
        else { return false }
        guard let person = order.person else { return !page.isAnswered }
        return !incident.isSettled(page, for: person)
    }

    /// What one message asks for is done, whatever else it says: `!declare`, and `!ic me` below it, are two commands, and
    /// whoever is paged by the first has not been rung when the second answers for all. So a page that was answered in the
    /// moment in which it was asked for leaves once, as it would have if the two had been typed a moment apart; the service
    /// hears of the answer behind it. A retry is none of it: what has been answered since is not tried again.
    private func leavesAllTheSame(_ row: OutboxRow) -> Bool {
        guard row.attempts == 0, case .page(let order) = row.errand, order.action == .trigger,
            let incident = desk.incidents[order.incident], incident.phase.isActive,
            let page = incident.page(order.page), page.wasAnsweredAtOnce
        else { return false }
        return order.person.map { page.acknowledgement(by: $0) == nil } ?? true
    }

    private func room(of id: IncidentID, at chat: String) -> RoomRef? {
        desk.incidents[id]?.home(at: chat)
    }

    func room(for row: OutboxRow) -> RoomRef? {
        switch row.destination {
        case .room(let room)?: room
        case .incident(let id, let chat)?:
            // The incident may be over and out of memory.
            room(of: id, at: chat) ?? (try? store.incident(id))??.home(at: chat)
        case nil: nil
        }
    }

    private func replaced(by row: OutboxRow) -> PostedID? {
        guard case .say(let saying) = row.errand, let key = saying.replaces,
            // Losing the look-up only means that the message is posted anew.
            let posted = (try? store.posted(key)) ?? key.keyOfBefore.flatMap({ try? store.posted($0) })
        else { return nil }
        // Said in a room that was left since: it is not said there again.
        if let id = row.incident, desk.isPrivate(id), !isOwn(posted.room, of: id) { return nil }
        return PostedID(room: posted.room, id: posted.id)
    }

    /// An errand came back: settled, told, or put off.
    func finish(_ row: OutboxRow, _ outcome: ErrandOutcome) throws {
        switch outcome {
        case .done(let posted):
            try store.settle(row.key, as: .delivered(remoteID: posted?.id, room: posted?.room), at: group.now)
            if case .say(let saying) = row.errand, let replaced = saying.replaces, let posted {
                try store.moved(replaced, to: posted.room, posted.id)
            }
        case .opened(let link):
            try store.settle(row.key, as: .delivered(remoteID: link.room.room, room: link.room), at: group.now)
            if case .openRoom(let order) = row.errand, order.isPrivate || !desk.isPrivate(order.incident) {
                try linkRoom(link.asked(by: order), to: order.incident)
            }
        case .paged(let answer):
            try store.settle(row.key, as: .delivered(remoteID: nil, room: nil), at: group.now)
            try answered(row, answer.reach == .delivered ? .delivered : .accepted, answer.detail, url: answer.url)
        case .observed(let readings):
            try store.settle(row.key, as: .delivered(remoteID: nil, room: nil), at: group.now)
            try observed(readings, for: row)
        case .failed(let failure): return try failed(row, failure)
        }
        stagedErrands.append(.finished(row, pace(of: row), .answered))
    }

    /// After the commit: memory follows the store. Before it nothing may be done that would be done again when the group
    /// is.
    func settleErrands() {
        for staged in stagedErrands {
            switch staged {
            case .finished(let row, let pace, let contact): outbox.finished(row, at: group.now, pace: pace, contact)
            case .postponed(let row, let contact): outbox.postpone(row, at: group.now, contact)
            }
        }
        stagedErrands.removeAll(keepingCapacity: true)
    }

    /// Only what people see in a room counts.
    private func pace(of row: OutboxRow) -> Pace? {
        guard case .say(let saying) = row.errand else { return nil }
        switch saying.to {
        case .room(let room): return paces[room.chat]
        case .incident(_, let chat): return paces[chat]
        }
    }

    private func observed(_ readings: [Reading], for row: OutboxRow) throws {
        guard case .probe(let order) = row.errand else { return }
        desk.noteObserved(readings, at: group.now)
        let ticket = order.ticket
        // It may be over, and out of memory.
        if let id = ticket.incident { try bringBack([id]) }
        let decision = desk.decide(Request(ask: .observed(readings, answering: ticket)), at: group.now)
        var events = try carryOut(decision, message: nil, at: group.now)
        if let caused = ticket.caused, let first = caused.first, let id = ticket.incident {
            events = try store.events(of: id, after: first - 1).filter { caused.contains($0.seq) }
        }
        try answer(decision.reply, to: ticket.message, from: ticket.person, caused: events)
    }

    private func answered(
        _ row: OutboxRow, _ outcome: PageAnswered.Outcome, _ detail: String?, url: String? = nil
    ) throws {
        guard case .page(let order) = row.errand, order.action == .trigger else { return }
        let answer = PageAnswered(
            page: order.page, person: order.person, way: order.way, outcome: outcome, detail: detail, url: url)
        try handle(Request(ask: .answered(incident: order.incident, answer)))
    }

    private func failed(_ row: OutboxRow, _ failure: DeliveryFailure) throws {
        var row = row
        row.attempts += 1
        let age = group.now - row.createdAt
        let delay = delay(after: failure, attempt: row.attempts, key: row.key)
        guard let delay, age < RetrySchedule.lifetime(of: row.errand) else {
            stagedErrands.append(.finished(row, nil, failure.contact))
            guard try !lose(row, failure) else { return }
            try store.settle(row.key, as: .dead(why: failure.sentence), at: group.now)
            return try bury(row, failure)
        }
        row.nextAttempt = group.now + delay
        if failure.mayHaveArrived {
            row.isInDoubt = true
            row.doubtedAt = group.now
        }
        try store.postpone(row)
        stagedErrands.append(.postponed(row, failure.contact))
        if row.attempts == RetrySchedule.pageIsToldAfter || failure.isLongWait && row.attempts == 1 {
            try answered(row, .failed, "\(failure.sentence); I keep trying")
        }
    }

    /// The dead letter is told to a person, by a way that is not the one that failed.
    private func bury(_ row: OutboxRow, _ failure: DeliveryFailure) throws {
        switch row.errand {
        case .page: try answered(row, .failed, failure.sentence)
        case .probe(let order):
            try observed(
                order.monitors.map { Reading(monitor: $0, state: .unknown, detail: failure.sentence) }, for: row)
        case .invite, .dress: break  // people can join by the room's name, and a topic is nobody's need
        case .say, .openRoom, .remove:
            let undelivered = Undelivered(
                key: row.key, destination: row.destination?.lane ?? row.lane, what: row.what, why: failure.sentence)
            let id = row.incident.flatMap { desk.incidents[$0] == nil ? nil : $0 }
            _ = try carryOut(
                Decision(id, by: nil, [.undelivered(undelivered)], reply: .nothing), message: nil, at: group.now)
            if case .openRoom(let order) = row.errand { try openInstead(order) }
        }
    }
}

/// What is done in memory about an errand that came back, once that is committed.
enum StagedErrand {
    case finished(OutboxRow, Pace?, Outbox.Contact)
    case postponed(OutboxRow, Outbox.Contact)
}

extension DeliveryFailure {
    /// Whoever is to be woken is reached by another way before a service that asks for more than this is done waiting.
    fileprivate var isLongWait: Bool {
        if case .after(let wait) = retry { wait > .seconds(15) } else { false }
    }

    fileprivate var contact: Outbox.Contact {
        switch retry {
        case .never: .answered
        case .later: .unanswered
        case .after: .asksToWait
        }
    }
}

extension OutboxRow {
    /// In words, for the one who is told that it did not arrive.
    fileprivate var what: String {
        switch errand {
        case .say(let saying):
            switch saying.kind {
            case .reply: "an answer"
            case .announcement: "an announcement"
            case .nag: "a reminder"
            case .mark: "a mark"
            case .mirror: "what somebody said in another room"
            case .progress: "how the paging goes"
            }
        case .openRoom(let order): order.stream.map { "the room of workstream \($0)" } ?? "the incident's room"
        case .invite: "an invitation"
        case .remove: "taking somebody out of the room who may not see it any more"
        case .dress: "the room's topic"
        case .page: "a page"
        case .probe: "a look at the monitors"
        }
    }
}
