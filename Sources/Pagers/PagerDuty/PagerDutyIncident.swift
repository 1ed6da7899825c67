import Incidents

/// An incident as PagerDuty's REST API shows it, as far as we look at it.
struct PagerDutyIncident: Decodable, Sendable {
    struct Reference: Decodable, Sendable {
        var id: String
        private enum CodingKeys: String, CodingKey { case id }
    }
    struct Responder: Decodable, Sendable {
        /// `pending`, `joined`, `declined` or `user_cancelled`.
        var state: String?
        var user: Reference?
        private enum CodingKeys: String, CodingKey { case state, user }
    }
    struct One: Decodable, Sendable {
        var incident: PagerDutyIncident
        private enum CodingKeys: String, CodingKey { case incident }
    }
    struct Several: Decodable, Sendable {
        var incidents: [PagerDutyIncident]
        private enum CodingKeys: String, CodingKey { case incidents }
    }

    var id: String
    /// `triggered`, `acknowledged` or `resolved`.
    var status: String
    var key: String?
    var url: String?
    private var responders: [Responder]?

    private enum CodingKeys: String, CodingKey {
        case id, status
        case key = "incident_key"
        case url = "html_url"
        case responders = "incidents_responders"
    }

    var isOpen: Bool { status != "resolved" }

    /// What became of the request to this user; nil where there was none, or it was called off.
    func state(of user: String) -> String? {
        let all = (responders ?? []).filter { $0.user?.id == user && $0.state != "user_cancelled" }
        return all.last.map { $0.state ?? "pending" }
    }
}
