import Incidents
import Store

/// What the configuration says is kept no longer goes, once an hour, a little at a time: people's commands wait behind.
extension Ledger {
    private static let mostIncidents = 20
    private static let mostMessages = 2000

    package func retain(at now: Instant) throws {
        let retention = policy.retention
        var isChanged = false
        if let shortest = retention.shortest {
            let due = try store.expired(
                before: { kind in retention.limit(of: kind).map { now - $0 } }, asOf: now - shortest,
                most: Self.mostIncidents)
            for id in due {
                try inGroup(at: now) {
                    let entries = try store.eraseIncident(id)
                    // Somebody may have asked about it, which brought it back into memory with its words.
                    desk.release(id)
                    guard !entries.isEmpty else { return }
                    try keep(
                        .erased(Erased(events: entries, reason: .retention)), of: nil, by: nil, from: nil, at: now)
                }
            }
            isChanged = !due.isEmpty
        }
        if let limit = retention.localMessages {
            var count = 0
            try inGroup(at: now) { count = try store.forgetMessages(before: now - limit, most: Self.mostMessages) }
            isChanged = isChanged || count > 0
        }
        if isChanged { try store.foldLog() }
    }
}
