/// One way to see how the systems are, under `monitors:`.
package enum MonitorSettings: Hashable, Sendable {
    case http(HTTPMonitorSettings)

    /// The key under `monitors:`.
    package var name: String {
        switch self {
        case .http(let check): check.name
        }
    }
}

/// A health check: a request, and what a healthy answer looks like.
package struct HTTPMonitorSettings: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
    }

    package var name: String
    package var url: String
    package var method: Method
    /// Statuses of a healthy answer, each a range.
    package var expect: [ClosedRange<Int>]
    /// Text that a healthy answer's body holds.
    package var contains: String?
    package var timeout: Duration

    package init(
        name: String, url: String, method: Method = .get, expect: [ClosedRange<Int>] = [200...299],
        contains: String? = nil, timeout: Duration = .seconds(5)
    ) {
        self.name = name
        self.url = url
        self.method = method
        self.expect = expect
        self.contains = contains
        self.timeout = timeout
    }

    package func isHealthy(status: Int) -> Bool { expect.contains { $0.contains(status) } }
}
