import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// Pages through PagerDuty's Events API v2. A routing key belongs to one of their services, so what they take pages
/// whoever is on call there; that somebody was reached is not reported by this API.
///
/// A repeat is harmless: events with one dedup key are one alert.
package struct PagerDutyPager: Pager {
    package let name: String
    package let foldsRepeats = true
    private let base: String
    private let routingKey: @Sendable (String) throws -> String?
    private let source: String
    private let door: PagerDutyDoor?
    private let now: @Sendable () -> Instant
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameters:
    ///   - routingKey: the key behind an address, `checkout-service`; nil where no key has that name. Read for each
    ///     event. What it throws must hold no secret.
    ///   - source: what their pages show as the sender, this machine's or this bot's name.
    ///   - door: where their webhooks come in; nil where PagerDuty does not call us.
    package init(
        name: String, apiBase: String = "https://events.pagerduty.com",
        routingKey: @escaping @Sendable (String) throws -> String?, source: String, door: PagerDutyDoor? = nil,
        now: @escaping @Sendable () -> Instant,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        base = apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase
        self.routingKey = routingKey
        self.source = source.isEmpty ? "sitrep" : source
        self.door = door
        self.now = now
        self.exchange = exchange
    }

    package init(
        name: String, apiBase: String = "https://events.pagerduty.com",
        routingKey: @escaping @Sendable (String) throws -> String?, source: String, door: PagerDutyDoor? = nil,
        now: @escaping @Sendable () -> Instant, http: HTTPClient
    ) {
        self.init(
            name: name, apiBase: apiBase, routingKey: routingKey, source: source, door: door, now: now,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func webhooks(into intake: any PagerIntake) -> [Webhook] {
        door.map { [$0.webhook(into: intake)] } ?? []
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        let secret = try secret(for: order.way.address)
        let event = PagerDutyEvent(order, routingKey: secret, source: source, at: now())
        let body: [UInt8]
        do { body = [UInt8](try JSONEncoder().encode(event)) } catch {
            throw DeliveryFailure(.never, "PagerDuty: the event cannot be written: \(error)")
        }
        let request = HTTPRequest(
            method: "POST", url: "\(base)/v2/enqueue", headers: [("Content-Type", "application/json")], body: body,
            timeout: .seconds(20), limit: 1 << 20)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(
                error.kind == .badURL ? .never : .later, mayHaveArrived: error.mayHaveArrived,
                "PagerDuty: could not send the event: \(error.message)")
        }
        return try PagerDutyAnswer(response, hiding: secret).verdict(on: order)
    }

    private func secret(for address: String) throws(DeliveryFailure) -> String {
        let found: String?
        do { found = try routingKey(address) } catch {
            throw DeliveryFailure(.later, "PagerDuty: the routing key \"\(address)\" cannot be read: \(error)")
        }
        guard let found, !found.isEmpty else {
            throw DeliveryFailure(
                .never, "PagerDuty: no routing key has the name \"\(address)\"; add it under `pagers.\(name)`")
        }
        return found
    }
}
