import Delivery
import HTTPClient
import Incidents

/// Pages through Opsgenie's Alert API. https://docs.opsgenie.com/docs/alert-api
///
/// A repeat is harmless: alerts with one alias are one while it is open. Requests are only taken in by them and done a
/// moment later, so "accepted" is all that is known; whoever acknowledges there is heard over the webhook.
package struct OpsgeniePager: Pager {
    package let name: String
    package let foldsRepeats = true
    let api: OpsgenieAPI
    /// Everybody that the configuration reaches through it, for `checkup`.
    let addresses: [String]
    /// What their webhook has to bring; nil where it is not set up.
    let webhookSecret: (@Sendable () throws -> String)?
    private let source: String

    /// - Parameters:
    ///   - source: what their pages show as the sender, this machine's or this bot's name.
    ///   - addresses: as `OpsgenieResponder` reads them.
    ///   - webhookSecret: the value of the header `X-Sitrep-Secret`. Read for each call.
    package init(
        name: String, api: OpsgenieAPI, source: String, addresses: [String] = [],
        webhookSecret: (@Sendable () throws -> String)? = nil
    ) {
        self.name = name
        self.api = api
        self.source = source.isEmpty ? "sitrep" : source
        self.addresses = addresses
        self.webhookSecret = webhookSecret
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        let who = "\"\(order.way.address)\""
        switch order.action {
        case .trigger:
            let what = "page \(who)"
            let reply = try await api.post("/v2/alerts", OpsgenieAlert(order, source: source), to: what)
            guard 200..<300 ~= reply.answer.status else { throw api.refusal(reply.answer, what) }
            return PageAnswer(.accepted, detail: "Opsgenie took it")
        case .acknowledge: return try await follow(order, "acknowledge", "acknowledge the alert for \(who)")
        case .resolve: return try await follow(order, "close", "close the alert for \(who)")
        }
    }

    private func follow(
        _ order: PageOrder, _ verb: String, _ what: String
    ) async throws(DeliveryFailure) -> PageAnswer {
        let alias = ServiceText.escaped(OpsgenieAlias.alias(of: order.dedupKey))
        let reply = try await api.post(
            "/v2/alerts/\(alias)/\(verb)?identifierType=alias", OpsgenieFollowUp(source: source), to: what)
        switch reply.answer.status {
        case 200..<300: return PageAnswer(.accepted, detail: "Opsgenie took it")
        // Deleted over there: nothing rings any more, which is what was wanted.
        case 404: return PageAnswer(.accepted, detail: "Opsgenie no longer has the alert")
        default: throw api.refusal(reply.answer, what)
        }
    }

    private struct Found: Decodable {
        struct Alert: Decodable {
            var status: String?
            var acknowledged: Bool?
            private enum CodingKeys: String, CodingKey { case status, acknowledged }
        }
        var data: Alert
        private enum CodingKeys: String, CodingKey { case data }
    }

    package func look(
        for order: PageOrder, key: String, since: Instant
    ) async throws(DeliveryFailure) -> PageAnswer? {
        let alias = ServiceText.escaped(OpsgenieAlias.alias(of: order.dedupKey))
        let found = try await api.get(
            "/v2/alerts/\(alias)?identifierType=alias", Found.self,
            to: "look for the alert for \"\(order.way.address)\"")
        guard let alert = found?.data else { return nil }
        let isClosed = alert.status == "closed"
        let isDone =
            switch order.action {
            case .trigger: true
            case .acknowledge: isClosed || alert.acknowledged == true
            case .resolve: isClosed
            }
        return isDone ? PageAnswer(.accepted, detail: "Opsgenie has it") : nil
    }
}
