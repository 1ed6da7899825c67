import Delivery
import HTTPClient
import Incidents

/// Asks a web address, and says whether the answer is what it should be.
///
/// - normal: an expected status and, where one is wanted, the text in it.
/// - failing: it answered with something else, broke off midway, or has no TLS that can be trusted: users see that too.
/// - unknown: no answer at all (name, connection, time). The fault may lie on our own side, so it is said loudly that
///   it could not be checked.
package struct HTTPMonitor: Monitor {
    package let name: String
    private let url: String
    private let method: String
    private let expected: [ClosedRange<Int>]
    private let containing: String?
    private let timeout: Duration
    private let caFile: String?
    private let elapsed: @Sendable () -> Duration
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameters:
    ///   - expected: statuses that are well. Redirects are not followed: the 3xx is the answer.
    ///   - containing: a text that must stand in the answer.
    ///   - elapsed: a clock that only goes forward.
    package init(
        name: String, url: String, method: String = "GET", expected: [ClosedRange<Int>] = [200...299],
        containing: String? = nil,
        timeout: Duration = .seconds(5), caFile: String? = nil,
        elapsed: @escaping @Sendable () -> Duration = HTTPMonitor.sinceStart,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        self.url = url
        self.method = method
        self.expected = expected
        self.containing = containing
        self.timeout = timeout
        self.caFile = caFile
        self.elapsed = elapsed
        self.exchange = exchange
    }

    package init(
        name: String, url: String, method: String = "GET", expected: [ClosedRange<Int>] = [200...299],
        containing: String? = nil,
        timeout: Duration = .seconds(5), caFile: String? = nil, http: HTTPClient
    ) {
        self.init(
            name: name, url: url, method: method, expected: expected, containing: containing, timeout: timeout,
            caFile: caFile,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func check() async -> Reading {
        let start = elapsed()
        do {
            let response = try await exchange(
                HTTPRequest(method: method, url: url, timeout: timeout, connectTimeout: timeout, caFile: caFile))
            return judge(response, after: elapsed() - start)
        } catch {
            return judge(error)
        }
    }

    private func judge(_ response: HTTPResponse, after time: Duration) -> Reading {
        let answered = "answered \(response.status) in \(time.milliseconds) ms"
        guard expected.contains(where: { $0.contains(response.status) }) else {
            return reading(.failing, answered)
        }
        if let containing, !response.text.contains(containing) {
            return reading(.failing, "\(answered), but without \"\(containing)\"")
        }
        return reading(.normal, answered)
    }

    private func judge(_ failure: HTTPFailure) -> Reading {
        switch failure.kind {
        case .cut, .tls, .tooLarge: reading(.failing, failure.message)
        case .resolve, .connect, .timeout, .refusedByServer, .authentication, .cancelled, .badURL, .other:
            reading(.unknown, "cannot check: \(failure.message)")
        }
    }

    private func reading(_ state: Reading.State, _ detail: String) -> Reading {
        Reading(monitor: name, state: state, detail: detail)
    }

    private static let origin = ContinuousClock.now
    /// The time since this was first asked.
    package static let sinceStart: @Sendable () -> Duration = { ContinuousClock.now - origin }
}
