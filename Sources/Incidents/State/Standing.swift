/// How an incident stands: the one reading of it for every surface. What was typed once and is so no longer is not in it.
package struct Standing: Hashable, Sendable {
    package var phase: Phase
    /// When it came into this phase, and what was said with that.
    package var since: Instant
    package var words: String?
    /// The phase began with a word of somebody's, not with the declaration.
    package var hasMoved: Bool
    /// It was mitigated or over before.
    package var isReopened: Bool
    package var mitigatedAt: Instant?
    package var mitigation: String?
    package var resolvedAt: Instant?
    /// Since when nothing hurts any more and nobody works on it; nil while it goes on.
    package var overSince: Instant?
    package var mergedInto: IncidentID?
    package var status: String?
    package var impact: String?
    package var cause: String?
    package var theory: String?
    package var lastAction: String?
    package var nextAction: String?
    /// As it was typed, a name or a key.
    package var nextActionBy: String?
}

extension Incident {
    package var standing: Standing {
        let hasMoved = phaseSince.seq != declared.seq
        return Standing(
            phase: phase, since: phaseSince.at, words: phaseWords, hasMoved: hasMoved,
            isReopened: hasMoved && phase == .investigating, mitigatedAt: mitigatedAt, mitigation: mitigation,
            resolvedAt: resolvedAt, overSince: phase.isActive ? nil : resolvedAt ?? closedAt ?? phaseSince.at,
            mergedInto: mergedInto, status: fields.status.flatMap { phase.allows(status: $0) ? $0 : nil },
            impact: fields.impact, cause: cause, theory: phase.isActive || cause == nil ? fields.theory : nil,
            lastAction: fields.lastAction, nextAction: fields.nextAction,
            nextActionBy: fields.nextAction == nil ? nil : fields.nextActionBy)
    }
}

extension Phase {
    /// The phase that a status names with its first word: `Identified`, `STATUS fixed, watching it`.
    package init?(namedBy status: String) {
        let words = status.lowercased().split { !$0.isLetter }.drop { Phase.fillers.contains($0) }
        guard let word = words.first, let phase = Phase.said[String(word)] else { return nil }
        self = phase
    }

    /// A status of nothing but the name of an earlier phase is a word of before.
    package func allows(status: String) -> Bool {
        let words = status.split { !$0.isLetter }
        guard words.count == 1, let named = Phase(namedBy: status) else { return true }
        return named.order >= order
    }

    package var order: Int {
        switch self {
        case .investigating: 0
        case .identified: 1
        case .monitoring: 2
        case .resolved: 3
        case .closed, .cancelled, .merged: 4
        }
    }

    private static let fillers: Set<Substring> = [
        "status", "now", "is", "issue", "incident", "the", "it", "has", "been", "fully", "phase",
    ]
    private static let said: [String: Phase] = [
        "investigating": .investigating, "identified": .identified, "mitigated": .monitoring, "monitoring": .monitoring,
        "watching": .monitoring, "contained": .monitoring, "resolved": .resolved, "fixed": .resolved,
        "solved": .resolved, "closed": .closed,
    ]
}
