/// How somebody wants to be paged: which ways, in which order, and when not.
package struct ContactRule: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        /// Since the page.
        package var after: Duration
        /// Names of pagers.
        package var pagers: [String]
        package init(after: Duration, pagers: [String]) {
            self.after = after
            self.pagers = pagers
        }
    }

    /// In order of `after`; empty means every way at once.
    package var steps: [Step]
    package var quiet: QuietHours?
    package init(steps: [Step] = [], quiet: QuietHours? = nil) {
        self.steps = steps
        self.quiet = quiet
    }
}

/// Hours in which somebody is not woken, but for what is bad enough.
package struct QuietHours: Hashable, Sendable {
    /// Minutes of the day on the person's wall; `to` may be the smaller one: over midnight.
    package var from: Int
    package var to: Int
    package var zone: ZoneRules
    /// A severity of this rank or a worse one wakes them all the same.
    package var exceptRank: Int
    /// What may be used meanwhile; nil for the ways that make no noise (those that carry notices).
    package var pagers: [String]?

    package init(from: Int, to: Int, zone: ZoneRules, exceptRank: Int = 1, pagers: [String]? = nil) {
        self.from = from
        self.to = to
        self.zone = zone
        self.exceptRank = exceptRank
        self.pagers = pagers
    }

    /// When they end, where they hold at this moment for this severity.
    package func end(at now: Instant, for severity: Severity) -> Instant? {
        guard severity.rank > exceptRank, from != to else { return nil }
        let wall = zone.civil(now)
        let minute = wall.hour * 60 + wall.minute
        let isIn = from < to ? minute >= from && minute < to : minute >= from || minute < to
        guard isIn else { return nil }
        var end = CivilTime(year: wall.year, month: wall.month, day: wall.day, hour: to / 60, minute: to % 60)
        if to <= minute { end = CivilTime(secondsSince1970: end.secondsSince1970 + 86_400) }
        return zone.instant(end)
    }
}

/// The ways to somebody for one page, in their order.
package struct ContactPlan: Hashable, Sendable {
    package var atOnce: [Way]
    package var later: [LaterWays]
    /// Until then only quiet ways are used.
    package var quietUntil: Instant?
}

extension Policy {
    /// How a page reaches somebody now, by their own rule.
    package func contactPlan(for person: PersonID, line: String?, severity: Severity, at now: Instant) -> ContactPlan {
        let all = self.ways(to: person, line: line)
        guard let rule = people[person]?.contact else { return ContactPlan(atOnce: all, later: []) }
        if let quiet = rule.quiet, let end = quiet.end(at: now, for: severity) {
            let allowed = quiet.pagers ?? pagers.filter(\.carriesNotices).map(\.name)
            return ContactPlan(atOnce: all.filter { allowed.contains($0.pager) }, later: [], quietUntil: end)
        }
        guard let first = rule.steps.first else { return ContactPlan(atOnce: all, later: []) }
        func taken(at step: ContactRule.Step) -> [Way] {
            step.pagers.compactMap { name in all.first { $0.pager == name } }
        }
        // Whatever the first step is, it is taken at once: a page waits for nothing.
        let later = rule.steps.dropFirst().compactMap { step -> LaterWays? in
            let found = taken(at: step).filter { !$0.isShared }
            return found.isEmpty ? nil : LaterWays(after: step.after - first.after, ways: found)
        }
        let own = taken(at: first)
        // Addresses that reach a line belong to the page, whoever is on it.
        let shared = all.filter { $0.isShared && !own.contains($0) }
        return ContactPlan(atOnce: own + shared, later: later)
    }
}
