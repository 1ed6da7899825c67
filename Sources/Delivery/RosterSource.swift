import Incidents

/// Schedules kept elsewhere: read now and then, and kept in the store, so that they answer while their service is down.
package protocol RosterSource: Sendable {
    /// What it is called in messages: `pagerduty`.
    var name: String { get }
    /// All that is asked for, whole, or a failure: half a list would take people off call.
    func read(from: Instant, to: Instant) async throws(DeliveryFailure) -> Roster
    /// Can it be read, and is any of it left out? For `sitrep doctor`.
    func checkup(at now: Instant) async -> Finding
}

extension RosterSource {
    package func checkup(at now: Instant) async -> Finding {
        var trouble: String?
        do { _ = try await read(from: now, to: now + .days(7)) } catch { trouble = error.sentence }
        return Finding("they can be read", trouble: trouble)
    }
}
