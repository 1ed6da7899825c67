/// A meeting that is to come, or has begun.
package struct SyncPlan: Hashable, Sendable, Codable {
    package var at: Instant
    package var goal: String?
    private var everyMilliseconds: Int64?
    /// Seq of the event that set this time: its reminders count from there.
    package var since: Int
    package var plannedAt: Instant

    init(_ planned: SyncPlanned, since: Int, at instant: Instant) {
        at = planned.at
        goal = planned.goal
        everyMilliseconds = planned.every?.milliseconds
        self.since = since
        plannedAt = instant
    }
    private enum CodingKeys: String, CodingKey {
        case at, goal, since
        case everyMilliseconds = "every"
        case plannedAt = "planned_at"
    }

    package var every: Duration? { everyMilliseconds.map { .milliseconds($0) } }

    /// A meeting of every day keeps its time on the wall, whatever clocks do that night; nil for any other rhythm.
    func next(on zone: ZoneRules, after now: Instant) -> Instant? {
        guard let everyMilliseconds, everyMilliseconds > 0, everyMilliseconds % 86_400_000 == 0 else { return nil }
        let missed = max(0, (now - at).milliseconds / everyMilliseconds)
        let wall = zone.civil(at).secondsSince1970 + (missed + 1) * everyMilliseconds / 1000
        let next = zone.instant(CivilTime(secondsSince1970: wall))
        return next > now ? next : nil
    }
}

extension Scribe {
    mutating func apply(_ planned: SyncPlanned?, _ anchor: Incident.Anchor) {
        sync = planned.map { SyncPlan($0, since: anchor.seq, at: anchor.at) }
        syncOn = nil
    }

    /// It has begun. One that comes again stands at its next time, however late this one was.
    mutating func beginSync(_ fired: Fired, _ anchor: Incident.Anchor) {
        guard fired.rule == .syncNow, var plan = sync, plan.since == fired.since else { return }
        syncOn = fired.since
        guard let every = plan.every, every > .zero else { return }
        defer { if let next = fired.detail?.at, next > anchor.at { sync?.at = next } }
        let missed = max(0, (anchor.at - plan.at).milliseconds / every.milliseconds)
        plan.at = plan.at + .milliseconds((missed + 1) * every.milliseconds)
        plan.since = anchor.seq
        plan.plannedAt = anchor.at
        sync = plan
    }

    mutating func endSyncs() {
        sync = nil
        syncOn = nil
    }
}

extension Incident {
    /// The meeting has begun and nobody has said that it is over.
    package var isInSync: Bool { scribe.syncOn != nil }

    /// When the next meeting is to be; nil where none is planned, or the only one is on.
    package var syncAhead: Instant? {
        guard let plan = scribe.sync, plan.since != scribe.syncOn else { return nil }
        return plan.at
    }

    /// The reminders of the next meeting.
    func addSync(_ timers: Timers, add: (Rule, Int, Instant) -> Void) {
        guard let plan = scribe.sync else { return }
        let warning = plan.at - timers.syncWarning
        // Planned for so soon, the announcement was the reminder.
        if timers.syncWarning > .zero, warning > plan.plannedAt { add(.syncSoon, plan.since, warning) }
        add(.syncNow, plan.since, plan.at)
    }
}
