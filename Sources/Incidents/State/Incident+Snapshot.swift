/// The snapshot in the `incidents` table. A cache of the fold, not a file format: one of another version is rebuilt
/// from the events.
extension Incident: Codable {
    package static let snapshotVersion = 1

    private enum CodingKeys: String, CodingKey {
        case id, label, title, severity, kind, audience, origin, phase, declared, ladder, cause, fields, roles, rooms
        case tasks, todos, pages, fired
        case declaredBy = "declared_by"
        case lastUpdate = "last_update"
        case updateClock = "update_clock"
        case lastProgress = "last_progress"
        case phaseSince = "phase_since"
        case mitigatedAt = "mitigated_at"
        case resolvedAt = "resolved_at"
        case closedAt = "closed_at"
        case startedAt = "started_at"
        case updateCount = "update_count"
        case nextUpdateDue = "next_update_due"
        case snoozedUntil = "snoozed_until"
        case decisionCount = "decision_count"
        case mergedInto = "merged_into"
        case acknowledgedAt = "acknowledged_at"
        case lastSeq = "last_seq"
        case lastAt = "last_at"
    }
}
