import FoundationEssentials

/// One webhook of PagerDuty, version 3, as far as we look at it; every field may be missing.
/// https://developer.pagerduty.com/docs/webhooks-overview
struct PagerDutyCall: Decodable, Sendable {
    struct Reference: Decodable, Sendable {
        var id: String?
        /// `user_reference`, `inbound_integration_reference`, …
        var type: String?
        var summary: String?
        private enum CodingKeys: String, CodingKey { case id, type, summary }

        var isUser: Bool { type == "user_reference" || type == "user" }
    }
    /// An incident itself, or (of notes and responders) something that refers to one.
    struct Content: Decodable, Sendable {
        var id: String?
        var key: String?
        var incident: Reference?
        var user: Reference?
        var escalationPolicy: Reference?
        var assignees: [Reference]?
        var priority: Reference?
        var state: String?
        var content: String?
        private enum CodingKeys: String, CodingKey {
            case id, incident, user, assignees, priority, state, content
            case key = "incident_key"
            case escalationPolicy = "escalation_policy"
        }
    }
    struct Event: Decodable, Sendable {
        var id: String
        /// `incident.acknowledged`
        var type: String
        var at: String?
        var agent: Reference?
        var data: Content?
        private enum CodingKeys: String, CodingKey {
            case id, agent, data
            case type = "event_type"
            case at = "occurred_at"
        }
    }
    var event: Event
    private enum CodingKeys: String, CodingKey { case event }

    /// Nil where it is no such call.
    init?(_ body: [UInt8]) {
        guard let call = try? JSONDecoder().decode(PagerDutyCall.self, from: Data(body)) else { return nil }
        self = call
    }
}
