import Synchronization

/// How many requests were answered, by the class of the status. Atomics: it is on the path of every request.
final class RequestCounts: Sendable {
    private let informational = Atomic<Int>(0)
    private let success = Atomic<Int>(0)
    private let redirect = Atomic<Int>(0)
    private let refused = Atomic<Int>(0)
    private let failed = Atomic<Int>(0)

    func add(status: Int) {
        switch status {
        case ..<200: informational.add(1, ordering: .relaxed)
        case ..<300: success.add(1, ordering: .relaxed)
        case ..<400: redirect.add(1, ordering: .relaxed)
        case ..<500: refused.add(1, ordering: .relaxed)
        default: failed.add(1, ordering: .relaxed)
        }
    }

    func family() -> MetricFamily {
        func sample(_ label: String, _ count: borrowing Atomic<Int>) -> MetricFamily.Sample {
            MetricFamily.Sample(Double(count.load(ordering: .relaxed)), labels: [.init("status", label)])
        }
        return MetricFamily(
            "sitrep_http_requests_total", help: "Requests answered, by the class of the status.", kind: .counter,
            samples: [
                sample("1xx", informational), sample("2xx", success), sample("3xx", redirect),
                sample("4xx", refused), sample("5xx", failed),
            ])
    }
}
