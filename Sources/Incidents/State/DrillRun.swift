/// A drill under way: its script, and what its score is made from. Every incident of kind drill has one; only one that
/// `!drill` started has a script.
package struct DrillRun: Hashable, Sendable, Codable {
    package var script: Drill?
    /// Telephones ring for pages of it.
    package var pages = false
    /// What the script's times count from.
    package var started: Incident.Anchor
    package var commandedAt: Instant?
    package var updatedAt: Instant?
    /// Updates that were asked for, and came late or never.
    package var missedUpdates = 0

    init(started: Incident.Anchor) { self.started = started }

    private enum CodingKeys: String, CodingKey {
        case script, pages, started
        case commandedAt = "commanded_at"
        case updatedAt = "updated_at"
        case missedUpdates = "missed_updates"
    }

    package var targets: Drill.Targets { script?.targets ?? Drill.Targets() }

    /// What is wrong with a pager now, by the script.
    package func fault(of pager: String, at now: Instant) -> Drill.Fault.Mood? {
        let age = now - started.at
        return script?.faults.first { fault in
            (fault.pager == nil || fault.pager == pager) && fault.from <= age && (fault.until.map { age < $0 } ?? true)
        }?.mood
    }

    mutating func note(_ event: Event) {
        switch event.fact {
        case .drillStarted(let start):
            script = start.drill
            pages = start.pages
            started = Incident.Anchor(at: event.at, seq: event.seq)
        case .roleGiven(let given) where given.role == .commander && given.person != nil:
            commandedAt = commandedAt ?? event.at
        case .updated: updatedAt = updatedAt ?? event.at
        case .fired(let fired) where fired.rule == .updateOverdue && fired.ordinal == fired.folded: missedUpdates += 1
        default: break  // the rest is no part of the score, or stands in the incident itself
        }
    }
}

extension Incident {
    /// It is practice: nothing of it leaves its room but what somebody asked for.
    package var isDrill: Bool { kind == .drill }

    /// Whether a page of it is only shown. Managers are never told of a drill by any other way than its room.
    package func pretends(_ paged: Paged) -> Bool { isDrill && (paged.isNotice || drill?.pages != true) }
}
