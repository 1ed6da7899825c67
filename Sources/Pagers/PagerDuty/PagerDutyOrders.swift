/// What is sent to `/incidents` and below. https://developer.pagerduty.com/api-reference/a7d81b0e9200f-create-an-incident
enum PagerDutyOrders {
    struct Reference: Encodable, Sendable {
        var id: String
        var type: String
        private enum CodingKeys: String, CodingKey { case id, type }
    }

    struct Create: Encodable, Sendable {
        struct Body: Encodable, Sendable {
            let type = "incident_body"
            var details: String
            private enum CodingKeys: String, CodingKey { case type, details }
        }
        struct Incident: Encodable, Sendable {
            let type = "incident"
            var title: String
            var service: Reference
            var urgency: String
            var key: String
            var body: Body
            var escalationPolicy: Reference?
            private enum CodingKeys: String, CodingKey {
                case type, title, service, urgency, body
                case key = "incident_key"
                case escalationPolicy = "escalation_policy"
            }
        }
        var incident: Incident
        private enum CodingKeys: String, CodingKey { case incident }
    }

    struct Update: Encodable, Sendable {
        struct Incident: Encodable, Sendable {
            let type = "incident_reference"
            var status: String
            private enum CodingKeys: String, CodingKey { case type, status }
        }
        var incident: Incident
        private enum CodingKeys: String, CodingKey { case incident }
    }

    struct Request: Encodable, Sendable {
        struct Target: Encodable, Sendable {
            var target: Reference
            private enum CodingKeys: String, CodingKey { case target = "responder_request_target" }
        }
        var requester: String
        var message: String
        var targets: [Target]
        private enum CodingKeys: String, CodingKey {
            case message
            case requester = "requester_id"
            case targets = "responder_request_targets"
        }
    }

    struct Cancel: Encodable, Sendable {
        var requester: String
        var targets: [Reference]
        private enum CodingKeys: String, CodingKey {
            case requester = "requester_id"
            case targets = "responder_request_targets"
        }
    }
}
