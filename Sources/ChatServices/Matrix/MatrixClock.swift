import Incidents
import Synchronization

/// The homeserver's clock, as its answers show it: events are dated by it, and it may differ from ours.
final class MatrixClock: Sendable {
    private let said = Mutex<Instant?>(nil)
    /// Closer than that the two clocks agree; a date in a header has no fractions.
    private static let agreement = Duration.seconds(2)

    func note(_ date: String?) {
        guard let date, let instant = HTTPDate.instant(date) else { return }
        said.withLock { $0 = instant }
    }

    /// The server's time just after an answer, given ours: ours where they agree, because it is finer.
    func reading(at now: Instant) -> Instant {
        guard let theirs = said.withLock({ $0 }) else { return now }
        let isClose = now - theirs < Self.agreement && theirs - now < Self.agreement
        return isClose ? now : theirs
    }
}
