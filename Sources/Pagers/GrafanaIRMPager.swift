import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// Raises alerts at Grafana IRM (or OnCall) through an integration of the kind Formatted Webhook; its routes and
/// escalation chains there say whom that pages.
/// https://grafana.com/docs/grafana-cloud/alerting-and-irm/irm/configure/integrations/webhooks/incoming-webhooks/oncall-webhooks
///
/// A repeat is harmless: alerts with one `alert_uid` are one alert group while it is open. The integration knows
/// `alerting` and `ok` only, so an acknowledgement cannot be carried there.
package struct GrafanaIRMPager: Pager {
    package let name: String
    package let foldsRepeats = true
    private let base: String?
    private let url: @Sendable (String) throws -> String?
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameters:
    ///   - apiBase: takes the place of scheme and host of every integration's URL.
    ///   - url: the integration's URL behind an address; nil where none has that name. It is a secret: who knows it can
    ///     raise alerts. Read for each alert. What it throws must hold no secret.
    package init(
        name: String, apiBase: String? = nil, url: @escaping @Sendable (String) throws -> String?,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        base = apiBase
        self.url = url
        self.exchange = exchange
    }

    package init(
        name: String, apiBase: String? = nil, url: @escaping @Sendable (String) throws -> String?, http: HTTPClient
    ) {
        self.init(
            name: name, apiBase: apiBase, url: url,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        if order.action == .acknowledge {
            return PageAnswer(
                .accepted, detail: "Grafana IRM takes no acknowledgement from outside: acknowledge there too")
        }
        let address = order.way.address
        let target = try target(of: address)
        let body: [UInt8]
        do { body = [UInt8](try JSONEncoder().encode(GrafanaIRMAlert(order))) } catch {
            throw DeliveryFailure(.never, "Grafana IRM: the alert cannot be written: \(error)")
        }
        let request = HTTPRequest(
            method: "POST", url: target.url, headers: [("Content-Type", "application/json")], body: body,
            timeout: .seconds(20), limit: 1 << 20)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error, "Grafana IRM", "send the alert")
        }
        let answer = ServiceAnswer(response, hiding: target.path)
        try answer.throwIfPassing("Grafana IRM")
        guard 200..<300 ~= answer.status else {
            throw DeliveryFailure(
                .never,
                "Grafana IRM: refused the alert for \"\(address)\" (\(answer.status)\(answer.words)); "
                    + "check that integration and its URL")
        }
        return PageAnswer(.accepted, detail: "Grafana IRM took it")
    }

    private func target(of address: String) throws(DeliveryFailure) -> (url: String, path: String) {
        let found: String?
        do { found = try url(address) } catch {
            throw DeliveryFailure(.later, "Grafana IRM: the URL of \"\(address)\" cannot be read: \(error)")
        }
        guard let found else {
            throw DeliveryFailure(
                .never, "Grafana IRM: no integration has the name \"\(address)\"; add it under `pagers.\(name)`")
        }
        let parts = found.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, ["https:", "http:"].contains(parts[0].lowercased()), parts[1].isEmpty,
            !parts[2].isEmpty, !parts[3].isEmpty, !found.contains(where: \.isWhitespace)
        else {
            throw DeliveryFailure(
                .never,
                "Grafana IRM: what is kept as the URL of \"\(address)\" is none; copy it from the integration's page")
        }
        return (base.map { "\($0)/\(parts[3])" } ?? found, String(parts[3]))
    }
}
