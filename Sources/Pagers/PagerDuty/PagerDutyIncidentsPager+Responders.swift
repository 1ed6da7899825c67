import Delivery
import Incidents

/// Asking single people into an incident. https://developer.pagerduty.com/api-reference/52f0a1d4e7a7c-create-a-responder-request-for-an-incident
extension PagerDutyIncidentsPager {
    private struct Anything: Decodable {}

    /// Once: whoever is asked already, has joined or has declined is left alone.
    func request(_ order: PageOrder, in incident: PagerDutyIncident) async throws(DeliveryFailure) {
        let user = order.way.address
        guard incident.state(of: user) == nil else { return }
        let request = PagerDutyOrders.Request(
            requester: try await requester.id(), message: PagerDutyOrders.message(order),
            targets: [.init(target: .init(id: user, type: "user_reference"))])
        let reply: PagerDutyREST.Reply<Anything> = try await rest.send(
            "POST", "/incidents/\(PagerDutyREST.escaped(incident.id))/responder_requests", request, from: desk.from,
            doing: "ask \(user) as a responder")
        _ = try reply.answer()
    }

    /// Somebody has the page: the person's telephone need not ring any more.
    func callOff(_ order: PageOrder, in incident: PagerDutyIncident) async throws(DeliveryFailure) {
        let user = order.way.address
        guard incident.state(of: user) == "pending" else { return }
        let cancel = PagerDutyOrders.Cancel(
            requester: try await requester.id(), targets: [.init(id: user, type: "user_reference")])
        let reply: PagerDutyREST.Reply<Anything> = try await rest.send(
            "PUT", "/incidents/\(PagerDutyREST.escaped(incident.id))/responder_requests/cancel", cancel,
            from: desk.from, doing: "call off the request to \(user)")
        _ = try reply.answer()
    }
}
