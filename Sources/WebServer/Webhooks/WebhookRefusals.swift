import Logging
import Synchronization

/// Calls of services that were turned away: a wrong secret must leave a trace, and a stranger who tries all night must not
/// fill the log. One line a webhook and hour, with how many there were; `/metrics` counts them all.
final class WebhookRefusals: Sendable {
    private struct Source {
        var byStatus: [Int: Int] = [:]
        var saidAt: ContinuousClock.Instant?
        var sinceSaid = 0
    }
    private let sources = Mutex<[String: Source]>([:])
    private static let gap = Duration.seconds(3600)

    /// How many there were since the last line, when it is time for one.
    func note(_ path: String, status: Int, at now: ContinuousClock.Instant = .now) -> Int? {
        sources.withLock { sources in
            var source = sources[path] ?? Source()
            defer { sources[path] = source }
            source.byStatus[status, default: 0] += 1
            source.sinceSaid += 1
            if let saidAt = source.saidAt, now - saidAt < Self.gap { return nil }
            defer { source.sinceSaid = 0 }
            source.saidAt = now
            return source.sinceSaid
        }
    }

    func note(_ path: String, status: Int, _ logger: Logger) {
        guard let count = note(path, status: status) else { return }
        logger.warning(
            "A webhook refuses calls",
            metadata: [
                "path": "\(path)", "status": "\(status)", "calls": "\(count)",
                "why": status == 401 ? "not signed with our secret: compare the two" : "not what the service sends",
            ])
    }

    func family() -> MetricFamily {
        let samples = sources.withLock { sources in
            sources.sorted { $0.key < $1.key }.flatMap { path, source in
                source.byStatus.sorted { $0.key < $1.key }.map { status, count in
                    MetricFamily.Sample(
                        Double(count), labels: [.init("path", path), .init("status", String(status))])
                }
            }
        }
        return MetricFamily(
            "sitrep_webhook_refused_total", help: "Calls of services that were turned away.", kind: .counter,
            samples: samples)
    }
}
