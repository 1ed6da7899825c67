extension Policy {
    /// Since when a policy means what it means now. A store of before is told so, once; see docs/policy.md.
    package static let meaning = "2026-11-30"
}

extension Desk {
    /// Open incidents of which others are woken, or later, than under the meaning of before.
    package var changedByMeaning: [IncidentID] {
        incidents.values.filter { incident in
            guard incident.phase.isActive else { return false }
            return incident.severity.rank > 1 || incident.commander == nil
        }.map(\.id).sorted()
    }
}
