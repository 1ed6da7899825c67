import FoundationEssentials

/// One webhook of PagerDuty, version 3, as far as we look at it; every field may be missing, or
/// of another type, which is the same.
/// https://developer.pagerduty.com/docs/webhooks-overview
struct PagerDutyCall: Decodable, Sendable {
    struct Reference: Decodable, Sendable {
        var id: String?
        /// `user_reference`, `inbound_integration_reference`, …
        var type: String?
        var summary: String?
        private enum CodingKeys: String, CodingKey { case id, type, summary }

        init(from decoder: any Decoder) throws {
            // In a list of references something else may stand: it refers to nobody.
            guard let keys = try? decoder.container(keyedBy: CodingKeys.self) else { return }
            id = keys.found(.id)
            type = keys.found(.type)
            summary = keys.found(.summary)
        }

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

        init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: CodingKeys.self)
            id = keys.found(.id)
            key = keys.found(.key)
            incident = keys.found(.incident)
            user = keys.found(.user)
            escalationPolicy = keys.found(.escalationPolicy)
            assignees = keys.found(.assignees)
            priority = keys.found(.priority)
            state = keys.found(.state)
            content = keys.found(.content)
        }
    }
    struct Event: Decodable, Sendable {
        /// Empty where it is missing.
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

        init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: CodingKeys.self)
            id = keys.found(.id) ?? ""
            type = keys.found(.type) ?? ""
            at = keys.found(.at)
            agent = keys.found(.agent)
            data = keys.found(.data)
        }
    }
    var event: Event?
    private enum CodingKeys: String, CodingKey { case event }

    init(from decoder: any Decoder) throws {
        event = try decoder.container(keyedBy: CodingKeys.self).found(.event)
    }

    /// Nil where it is no JSON object.
    init?(_ body: [UInt8]) {
        guard let call = try? JSONDecoder().decode(PagerDutyCall.self, from: Data(body)) else { return nil }
        self = call
    }
}

extension KeyedDecodingContainer {
    /// Nil too where it is of another type: the rest of the call must still be heard.
    fileprivate func found<Value: Decodable>(_ key: Key) -> Value? { try? decode(Value.self, forKey: key) }
}
