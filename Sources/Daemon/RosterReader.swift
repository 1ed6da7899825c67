import Delivery
import Incidents
import Ledger
import Logging

/// Reads the schedules that are kept elsewhere, now and then. What fails is told by `!oncall`, and changes nothing.
struct RosterReader: Sendable {
    let source: any RosterSource
    let every: Duration
    let ledger: LedgerThread
    let logger: Logger

    func run() async {
        var wasWell = true
        var unread: [Roster.Unread] = []
        while !Task.isCancelled {
            let now = WallClock.now()
            let reading: RosterReading
            var pause = every
            do {
                let roster = try await source.read(from: now - KeptRoster.back, to: now + KeptRoster.ahead)
                reading = .read(roster)
                wasWell = true
                tell(roster.unread ?? [], before: &unread)
            } catch {
                // Another reader took its place; what was cut off says nothing about the service.
                if Task.isCancelled { return }
                reading = .failed(error.sentence)
                if wasWell {
                    logger.warning(
                        "schedules not read", metadata: ["source": "\(source.name)", "why": "\(error.sentence)"])
                }
                wasWell = false
                if case .after(let wait) = error.retry { pause = max(pause, wait) }
            }
            _ = await ledger.submit(.roster(source: source.name, reading))
            // Cancelled when the daemon stops.
            do { try await Task.sleep(for: pause) } catch { return }
        }
    }

    /// One line for each schedule of which something else is left out than before.
    private func tell(_ now: [Roster.Unread], before: inout [Roster.Unread]) {
        for unread in now where !before.contains(where: { $0.isSame(as: unread) }) {
            logger.warning(
                "events of a schedule not read",
                metadata: [
                    "source": "\(source.name)", "schedule": "\(unread.schedule)", "events": "\(unread.events)",
                    "why": "\(unread.whys.joined(separator: "; "))",
                ])
        }
        before = now
    }
}

extension Roster.Unread {
    /// Their times move on with the clock.
    fileprivate func isSame(as other: Self) -> Bool {
        (schedule, events, whys) == (other.schedule, other.events, other.whys)
    }
}
