import Incidents
import Synchronization
import WebServer

/// What the daemon has done since its start, for `/metrics`.
final class DaemonCounts: Sendable {
    private struct Counts {
        var entries = 0
        var groups = 0
        var failedGroups = 0
        var ticks = 0
        var latest = Duration.zero
        var errands = 0
    }
    private let counts = Mutex(Counts())

    func committed(entries: Int, failed: Bool) {
        counts.withLock { counts in
            counts.entries += entries
            counts.groups += 1
            if failed { counts.failedGroups += 1 }
        }
    }
    func fired(late: Duration) {
        counts.withLock { counts in
            counts.ticks += 1
            counts.latest = late
        }
    }
    func sent() { counts.withLock { $0.errands += 1 } }

    var families: [MetricFamily] {
        counts.withLock { counts in
            [
                MetricFamily(
                    "sitrep_entries_total", help: "Messages, receipts and other entries taken in.", kind: .counter,
                    Double(counts.entries)),
                MetricFamily(
                    "sitrep_commits_total", help: "Groups committed to the store.", kind: .counter,
                    Double(counts.groups - counts.failedGroups)),
                MetricFamily(
                    "sitrep_failed_commits_total", help: "Groups that the store could not keep.", kind: .counter,
                    Double(counts.failedGroups)),
                MetricFamily(
                    "sitrep_deadline_ticks_total", help: "Times that deadlines were due.", kind: .counter,
                    Double(counts.ticks)),
                MetricFamily(
                    "sitrep_deadline_lateness_seconds", help: "How late the last deadline was acted on.", kind: .gauge,
                    Double(counts.latest.milliseconds) / 1000),
                MetricFamily(
                    "sitrep_errands_total", help: "Tries to deliver something outside.", kind: .counter,
                    Double(counts.errands)),
            ]
        }
    }
}
