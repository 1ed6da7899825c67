import Incidents

/// Schedules kept elsewhere: read now and then, and kept in the store, so that they answer while their service is down.
package protocol RosterSource: Sendable {
    /// What it is called in messages: `pagerduty`.
    var name: String { get }
    /// All that is asked for, whole, or a failure: half a list would take people off call.
    func read(from: Instant, to: Instant) async throws(DeliveryFailure) -> Roster
}
