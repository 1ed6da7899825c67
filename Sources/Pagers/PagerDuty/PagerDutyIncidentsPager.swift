import Delivery
import Incidents

/// Pages through PagerDuty's REST API: one incident there for each page, and in it a responder request for each person.
/// A shared way is the incident alone, which pages whoever is on call for its service.
///
/// A repeat is harmless while the incident there is open: its `incident_key` is the dedup key without the address, so
/// that all who are paged together meet in one incident; who is a responder already is not asked again.
package struct PagerDutyIncidentsPager: Pager {
    /// Where pages go there, and in whose name.
    package struct Desk: Sendable {
        /// Id of a service, `PIJ90N7`.
        package var service: String
        /// Id of the escalation policy to use in place of the service's own.
        package var escalationPolicy: String?
        /// Address of a user of the account, best one of the bot's own: what we do there is done by them.
        package var from: String

        package init(service: String, escalationPolicy: String? = nil, from: String) {
            self.service = service
            self.escalationPolicy = escalationPolicy
            self.from = from
        }
    }

    package let name: String
    package let foldsRepeats = true
    let rest: PagerDutyREST
    let desk: Desk
    /// User ids there, by person.
    let users: [PersonID: String]
    let requester: PagerDutyRequester
    let door: PagerDutyDoor?

    /// - webhookSecrets: of the webhook subscription, one a line; nil where PagerDuty does not call us.
    package init(
        name: String, rest: PagerDutyREST, desk: Desk, users: [PersonID: String],
        webhookSecrets: (@Sendable () throws -> String)? = nil
    ) {
        self.name = name
        self.rest = rest
        self.desk = desk
        self.users = users
        let requester = PagerDutyRequester(rest: rest, email: desk.from)
        self.requester = requester
        door = webhookSecrets.map {
            PagerDutyDoor(
                pager: name, secrets: $0, accounts: PagerDutyAccounts(users), rest: rest, keys: .shortened,
                requester: requester)
        }
    }

    package func webhooks(into intake: any PagerIntake) -> [Webhook] {
        door.map { [$0.webhook(into: intake)] } ?? []
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        switch order.action {
        case .trigger:
            let incident = try await opened(order)
            if !order.way.isShared { try await request(order, in: incident) }
            return answer(incident)
        case .acknowledge:
            guard let incident = try await find(order) else {
                return PageAnswer(.accepted, detail: "nothing open there")
            }
            if !order.way.isShared { try await callOff(order, in: incident) }
            // To acknowledge a resolved incident would open it again.
            if incident.status == "triggered" { try await set("acknowledged", incident) }
            return answer(incident)
        case .resolve:
            guard let incident = try await find(order) else {
                return PageAnswer(.accepted, detail: "nothing open there")
            }
            try await set("resolved", incident)
            return answer(incident)
        }
    }

    package func look(
        for order: PageOrder, key: String, since: Instant
    ) async throws(DeliveryFailure) -> PageAnswer? {
        // One that is resolved by now did arrive.
        guard let incident = try await find(order, open: order.action == .acknowledge) else { return nil }
        let isDone =
            switch order.action {
            case .trigger: order.way.isShared || incident.state(of: order.way.address) != nil
            case .acknowledge: incident.status == "acknowledged"
            case .resolve: !incident.isOpen
            }
        return isDone ? answer(incident) : nil
    }

    private func answer(_ incident: PagerDutyIncident) -> PageAnswer {
        PageAnswer(.accepted, detail: "PagerDuty took it", url: incident.url)
    }

    /// The incident of this page: made, or found where another of the people who are paged was faster.
    private func opened(_ order: PageOrder) async throws(DeliveryFailure) -> PagerDutyIncident {
        let create = PagerDutyOrders.Create(order, desk: desk)
        let reply: PagerDutyREST.Reply<PagerDutyIncident.One> = try await rest.send(
            "POST", "/incidents", create, from: desk.from, doing: "open an incident")
        switch reply {
        case .done(let made): return made.incident
        case .refused(let refusal) where refusal.saysKeyIsTaken:
            if let found = try await find(order) { return found }
            // It was resolved just now, or their list is behind: the next try makes or finds it.
            throw DeliveryFailure(.later, "PagerDuty: has the incident of this page, and does not list it yet")
        case .refused(let refusal): throw refusal.failure
        }
    }

    /// Newest first, so that of several that had this key one after the other the last one is meant.
    private func find(_ order: PageOrder, open: Bool = true) async throws(DeliveryFailure) -> PagerDutyIncident? {
        let key = PagerDutyKey.shortened(order)
        let query = [
            ("incident_key", key), ("service_ids[]", desk.service), ("date_range", "all"),
            ("sort_by", "created_at:desc"), ("limit", "25"),
        ]
        let found: PagerDutyIncident.Several = try await rest.get("/incidents", query, doing: "find the incident")
        return found.incidents.first { $0.key == key && ($0.isOpen || !open) }
    }

    private func set(_ status: String, _ incident: PagerDutyIncident) async throws(DeliveryFailure) {
        let reply: PagerDutyREST.Reply<PagerDutyIncident.One> = try await rest.send(
            "PUT", "/incidents/\(PagerDutyREST.escaped(incident.id))",
            PagerDutyOrders.Update(incident: .init(status: status)), from: desk.from,
            doing: "mark its incident as \(status)")
        if case .refused(let refusal) = reply, !refusal.saysAlreadyDone { throw refusal.failure }
    }
}
