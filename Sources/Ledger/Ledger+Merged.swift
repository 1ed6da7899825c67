import Delivery
import Incidents
import Wording

/// Several reminders in one message, some of which may have lost their reason before it leaves.
extension Ledger {
    /// What is left of several that were to be said in one message; nil where nothing is.
    func remainder(of merged: Fired, _ incident: Incident) -> Fired? {
        let left = (merged.along ?? []).filter { stillHolds($0.rule, since: $0.since, incident) }
        guard !stillHolds(merged.rule, since: merged.since, incident) else {
            var fired = merged
            fired.along = left.isEmpty ? nil : left
            return fired
        }
        guard var first = left.first else { return nil }
        first.along = left.count > 1 ? Array(left.dropFirst()) : nil
        return first
    }

    /// One that waited is said without what has lost its reason meanwhile.
    func trimmed(_ row: OutboxRow, at now: Instant) -> OutboxRow {
        guard let merged = row.reason?.merged, case .say(var saying) = row.errand,
            let incident = row.incident.flatMap({ desk.incidents[$0] }),
            let left = remainder(of: merged, incident), left != merged,
            var message = wording.fired(left, incident, at: row.createdAt)
        else { return row }
        message.banner = saying.message.banner
        saying.message = incident.isDrill ? wording.withoutPings(message, in: incident) : message
        var row = row
        row.errand = .say(saying)
        return row
    }
}
