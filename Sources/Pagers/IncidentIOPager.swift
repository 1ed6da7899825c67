import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// Raises alerts at incident.io through an HTTP alert source; its alert routes there say whom that pages.
/// https://docs.incident.io/api-reference/alert-events-v2/createhttp
///
/// A repeat is harmless: events with one `deduplication_key` are one alert of that source. Their public API takes no
/// acknowledgement from outside.
package struct IncidentIOPager: Pager {
    package static let standardBase = "https://api.incident.io"

    /// One of their alert sources, with the token made for it.
    package struct Source: Sendable {
        var id: String
        var token: @Sendable () throws -> String
        /// - Parameters:
        ///   - id: the alert source config id, `01GW2G3V0S59R238FAHPDS1R66`.
        ///   - token: read for each event. What it throws must hold no secret.
        package init(id: String, token: @escaping @Sendable () throws -> String) {
            self.id = id
            self.token = token
        }
    }

    package let name: String
    package let foldsRepeats = true
    private let base: String
    private let source: @Sendable (String) -> Source?
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameter source: the one behind an address, `checkout`; nil where none has that name.
    package init(
        name: String, apiBase: String = IncidentIOPager.standardBase, source: @escaping @Sendable (String) -> Source?,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        base = apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase
        self.source = source
        self.exchange = exchange
    }

    package init(
        name: String, apiBase: String = IncidentIOPager.standardBase, source: @escaping @Sendable (String) -> Source?,
        http: HTTPClient
    ) {
        self.init(
            name: name, apiBase: apiBase, source: source,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        if order.action == .acknowledge {
            return PageAnswer(
                .accepted, detail: "incident.io takes no acknowledgement from outside: acknowledge there too")
        }
        let address = order.way.address
        guard let source = source(address) else {
            throw DeliveryFailure(
                .never, "incident.io: no alert source has the name \"\(address)\"; add it under `pagers.\(name)`")
        }
        let token: String
        do { token = try source.token() } catch {
            throw DeliveryFailure(.later, "incident.io: the token of \"\(address)\" cannot be read: \(error)")
        }
        let body: [UInt8]
        do { body = [UInt8](try JSONEncoder().encode(IncidentIOEvent(order))) } catch {
            throw DeliveryFailure(.never, "incident.io: the alert cannot be written: \(error)")
        }
        let request = HTTPRequest(
            method: "POST", url: "\(base)/v2/alert_events/http/\(ServiceText.escaped(source.id))",
            headers: [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")], body: body,
            timeout: .seconds(20), limit: 1 << 20)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error, "incident.io", "send the alert")
        }
        let answer = ServiceAnswer(response, hiding: token)
        try answer.throwIfPassing("incident.io")
        guard 200..<300 ~= answer.status else {
            throw DeliveryFailure(
                .never,
                "incident.io: refused the alert for \"\(address)\" (\(answer.status)\(answer.words)); "
                    + "check that alert source and its token")
        }
        return PageAnswer(.accepted, detail: "incident.io took it")
    }
}
