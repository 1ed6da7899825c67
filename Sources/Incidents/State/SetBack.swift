/// The clock was ahead, and was set right.
package struct SetBack: Hashable, Sendable, Codable {
    /// By the right clock.
    package var at: Instant
    private var milliseconds: Int64
    init(by: Duration, at instant: Instant) {
        milliseconds = by.milliseconds
        at = instant
    }
    private enum CodingKeys: String, CodingKey {
        case at
        case milliseconds = "by"
    }
    package var by: Duration { .milliseconds(milliseconds) }

    /// A step that people should know of; a smaller one is put right without a word.
    package static let worthSaying = Duration.minutes(1)
    package var isWorthSaying: Bool { by > SetBack.worthSaying }
}

extension Incident {
    /// What is dated after this moment counts as of it, and what was to come so long after such a date still does.
    /// Without that everything that counts from there would wait until the clock has caught up.
    mutating func setBack(by: Duration, at moment: Instant) {
        if by > SetBack.worthSaying { setBack = SetBack(by: by, at: moment) }
        lastAt = min(lastAt, moment)
        moveDues(to: moment)
        for anchor in [
            \Incident.declared, \.ladder, \.lastUpdate, \.updateClock, \.lastProgress, \.phaseSince,
        ] { self[keyPath: anchor].at.bring(to: moment) }
        severitySince.bring(to: moment)
        for date in [
            \Incident.mitigatedAt, \.resolvedAt, \.closedAt, \.startedAt, \.acknowledgedAt, \.snoozedAt,
        ] { self[keyPath: date]?.bring(to: moment) }
        for index in fired.indices { fired[index].lastAt.bring(to: moment) }
        for index in pages.indices { pages[index].setBack(to: moment) }
        for index in roles.indices { roles[index].since.bring(to: moment) }
        for index in tasks.indices {
            tasks[index].doneAt?.bring(to: moment)
            tasks[index].dueSetAt?.bring(to: moment)
        }
        for index in failovers.indices {
            failovers[index].since.bring(to: moment)
            failovers[index].returnedAt?.bring(to: moment)
        }
        vendorTickets = vendorTickets?.map { ticket in
            var ticket = ticket
            ticket.since.bring(to: moment)
            ticket.closedAt?.bring(to: moment)
            return ticket
        }
        dataLoss?.since.at.bring(to: moment)
        drill?.setBack(to: moment)
        watch.setBack(to: moment)
        scribe.setBack(to: moment)
    }

    /// First, while it can still be seen from when each of them counts.
    private mutating func moveDues(to moment: Instant) {
        nextUpdateDue?.move(with: updateClock.at, to: moment)
        if let snoozedAt { snoozedUntil?.move(with: snoozedAt, to: moment) }
        for index in tasks.indices {
            if let set = tasks[index].dueSetAt { tasks[index].due?.move(with: set, to: moment) }
        }
    }
}

extension Instant {
    fileprivate mutating func bring(to moment: Instant) { self = min(self, moment) }

    /// Keeps its distance from a date that is brought to the moment.
    fileprivate mutating func move(with date: Instant, to moment: Instant) {
        if date > moment { self = moment + (self - date) }
    }
}

extension Page {
    fileprivate mutating func setBack(to moment: Instant) {
        at.bring(to: moment)
        for index in answers.indices { answers[index].at.bring(to: moment) }
        for index in acknowledgements.indices { acknowledgements[index].at.bring(to: moment) }
    }
}

extension DrillRun {
    fileprivate mutating func setBack(to moment: Instant) {
        started.at.bring(to: moment)
        commandedAt?.bring(to: moment)
        updatedAt?.bring(to: moment)
    }
}

extension Watch {
    fileprivate mutating func setBack(to moment: Instant) {
        command?.at.bring(to: moment)
        lastWord?.at.bring(to: moment)
        for index in timers.indices {
            timers[index].due.move(with: timers[index].setAt, to: moment)
            timers[index].setAt.bring(to: moment)
        }
        for index in responders.indices { responders[index].since.bring(to: moment) }
        for index in decisions.indices { decisions[index].at.bring(to: moment) }
        guard var call = rollCall else { return }
        call.due?.move(with: call.at, to: moment)
        call.at.bring(to: moment)
        for index in call.present.indices { call.present[index].at.bring(to: moment) }
        rollCall = call
    }
}

extension Scribe {
    fileprivate mutating func setBack(to moment: Instant) {
        if var plan = sync {
            plan.at.move(with: plan.plannedAt, to: moment)
            plan.plannedAt.bring(to: moment)
            sync = plan
        }
        for index in ticks.indices { ticks[index].at.bring(to: moment) }
        for index in severityTalk.indices { severityTalk[index].bring(to: moment) }
        for index in commanderNotes.indices { commanderNotes[index].bring(to: moment) }
        for index in pointedOut.indices { pointedOut[index].at.bring(to: moment) }
        for index in streams.indices {
            streams[index].openedAt.bring(to: moment)
            streams[index].milestoneAt?.bring(to: moment)
            streams[index].closedAt?.bring(to: moment)
        }
    }
}
