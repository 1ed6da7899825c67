import Delivery
import Incidents

/// Where PagerDuty's webhooks (version 3) come in: `/pagers/<name>`. Nothing of a call is looked into before its
/// signature. PagerDuty waits 5 s, tries again after 429 and 5xx, and gives up at any other 4xx.
/// https://developer.pagerduty.com/docs/webhooks-behavior
package struct PagerDutyDoor: Sendable {
    /// PagerDuty drops calls larger than that.
    static let largest = 256 * 1024
    let pager: String
    let signature: PagerDutySignature
    let accounts: PagerDutyAccounts
    let keys: PagerDutyKey
    /// Asks what an incident's key is, where a call does not say; nil without an API token.
    let rest: PagerDutyREST?
    /// In whose name we act there ourselves.
    let requester: PagerDutyRequester?

    init(
        pager: String, secrets: @escaping @Sendable () throws -> String, accounts: PagerDutyAccounts,
        rest: PagerDutyREST?, keys: PagerDutyKey, requester: PagerDutyRequester?
    ) {
        self.pager = pager
        signature = PagerDutySignature(secrets: secrets)
        self.accounts = accounts
        self.rest = rest
        self.keys = keys
        self.requester = requester
    }

    /// Of a pager that sends events: an alert carries the whole dedup key.
    package init(
        pager: String, secrets: @escaping @Sendable () throws -> String, accounts: PagerDutyAccounts,
        rest: PagerDutyREST?
    ) {
        self.init(
            pager: pager, secrets: secrets, accounts: accounts, rest: rest, keys: .whole, requester: nil)
    }

    func webhook(into intake: any PagerIntake) -> Webhook {
        Webhook(path: "/pagers/\(pager)", limit: Self.largest) { await hear($0, intake) }
    }

    private func hear(_ call: Webhook.Call, _ intake: any PagerIntake) async -> Webhook.Answer {
        switch signature.judge(call) {
        case .forged: return Webhook.Answer(401)
        case .unknown: return Webhook.Answer(503)
        case .good: break
        }
        guard let said = PagerDutyCall(call.body) else { return Webhook.Answer(400) }
        // `pagey.ping` is their test; services and what else may come are not ours.
        guard let event = said.event, (1...200).contains(event.id.utf8.count), let data = event.data,
            event.type == "incident.triggered" && data.key != nil
                || PagerDutyWording(door: self, event: event, data: data).mayChangeSomething
        else { return Webhook.Answer(202) }
        do {
            guard let key = try await key(of: data, event.type, intake) else { return Webhook.Answer(202) }
            try await learnRequester(event)
            guard let word = PagerDutyWording(door: self, event: event, data: data).word(key) else {
                return Webhook.Answer(202)
            }
            try await intake.take(word)
            return Webhook.Answer(202)
        } catch {
            return Webhook.Answer(503)
        }
    }

    /// After a start it is not known yet which user we are there, and what we did comes back as theirs.
    private func learnRequester(_ event: PagerDutyCall.Event) async throws(DeliveryFailure) {
        guard let requester, event.agent?.isUser == true else { return }
        do {
            _ = try await requester.id(within: .seconds(2))
        } catch {
            // Where nobody has our address, nobody's doing is ours.
            guard error.retry == .never else { throw error }
        }
    }

    /// Our key of the incident that a call is about; nil where it is somebody else's.
    ///
    /// An incident made by the REST API carries `incident_key`. One made by events carries it only where its service
    /// makes no alerts; else its alerts have it as `alert_key`. Notes and responders only name the incident.
    private func key(
        of data: PagerDutyCall.Content, _ type: String, _ intake: any PagerIntake
    ) async throws -> String? {
        guard let incident = data.incident?.id ?? data.id else { return nil }
        let place = "pagerduty/\(pager)/\(incident)"
        if let said = data.key {
            guard said.hasPrefix(PagerDutyKey.prefix) else { return nil }
            if type == "incident.triggered" { try await intake.remember(place, said) }
            return said
        }
        if let known = await intake.remembered(place) { return known }
        guard let found = try await rest?.key(of: incident) else { return nil }
        try await intake.remember(place, found)
        return found
    }
}

extension PagerDutyREST {
    private struct Alerts: Decodable {
        struct Alert: Decodable {
            var key: String?
            private enum CodingKeys: String, CodingKey { case key = "alert_key" }
        }
        var alerts: [Alert]
        private enum CodingKeys: String, CodingKey { case alerts }
    }

    /// Nil where the incident is not ours, or the token may not see it. Fast, because their call waits for us.
    fileprivate func key(of incident: String) async throws(DeliveryFailure) -> String? {
        let path = "/incidents/\(Self.escaped(incident))"
        do {
            let one: PagerDutyIncident.One = try await get(path, timeout: .seconds(2), doing: "look up an incident")
            if let key = one.incident.key { return key.hasPrefix(PagerDutyKey.prefix) ? key : nil }
            let all: Alerts = try await get(
                "\(path)/alerts", [("limit", "100")], timeout: .seconds(2), doing: "look up an incident's alerts")
            return all.alerts.compactMap(\.key).first { $0.hasPrefix(PagerDutyKey.prefix) }
        } catch {
            guard error.retry == .never else { throw error }
            return nil
        }
    }
}
