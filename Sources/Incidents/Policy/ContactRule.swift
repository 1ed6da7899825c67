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
    package var isQuiet = false
}

/// Why somebody is paged, as far as it decides how loud that may be.
package enum Cause: Hashable, Sendable {
    /// Somebody typed it, and means it: it rings at any hour, whatever the severity.
    case typed
    /// The policy did: a declaration, a change of severity, the clock. It rings where the severity's row and the
    /// person's quiet hours both allow it.
    case policy
}

extension Policy {
    /// How a page reaches somebody now, by their own rule and the severity's.
    package func contactPlan(
        for person: PersonID, line: String?, severity: Severity, cause: Cause, at now: Instant
    ) -> ContactPlan {
        var all = self.ways(to: person, line: line)
        let contact = people[person]?.contact
        if cause == .policy {
            let row = self.rule(for: severity)
            let end = contact?.quiet?.end(at: now, for: severity)
            if end != nil || row?.rings(at: now) == false {
                let allowed = quietPagers(of: person)
                return ContactPlan(
                    atOnce: all.filter { allowed.contains($0.pager) }, later: [], quietUntil: end, isQuiet: true)
            }
            if let ways = row?.ways { all.removeAll { !ways.contains($0.pager) } }
        }
        let steps = (contact?.steps ?? []).filter { step in all.contains { step.pagers.contains($0.pager) } }
        guard let first = steps.first else { return ContactPlan(atOnce: all, later: []) }
        func taken(at step: ContactRule.Step) -> [Way] {
            step.pagers.compactMap { name in all.first { $0.pager == name } }
        }
        // Whatever the first step is, it is taken at once: a page waits for nothing.
        let later = steps.dropFirst().compactMap { step -> LaterWays? in
            let found = taken(at: step).filter { !$0.isShared }
            return found.isEmpty ? nil : LaterWays(after: step.after - first.after, ways: found)
        }
        let own = taken(at: first)
        // Addresses that reach a line belong to the page, whoever is on it.
        let shared = all.filter { $0.isShared && !own.contains($0) }
        return ContactPlan(atOnce: own + shared, later: later)
    }

    /// What makes no noise: what the person names for their quiet hours, else the pagers that carry notices.
    package func quietPagers(of person: PersonID) -> [String] {
        people[person]?.contact?.quiet?.pagers ?? pagers.filter(\.carriesNotices).map(\.name)
    }

    /// One way of a person's own that does not ring, their first; nil where they have none.
    package func quietWay(to person: PersonID) -> Way? {
        let own = ways(to: person, line: nil).filter { !$0.isShared }
        return quietPagers(of: person).lazy.compactMap { name in own.first { $0.pager == name } }.first
    }
}
