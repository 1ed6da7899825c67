import Incidents

/// PagerDuty's REST API: incidents on one service, and responder requests to single people.
package struct PagerDutyIncidentsSettings: Hashable, Sendable {
    /// The address under which `policy.pagers` knows the service itself.
    package static let sharedAddress = "service"
    /// In the region EU `https://api.eu.pagerduty.com`.
    package static let standardBase = "https://api.pagerduty.com"

    package var name: String
    package var apiBase: String
    package var token: SecretSource
    /// Address of a user there.
    package var from: String
    /// Ids there.
    package var service: String
    package var escalationPolicy: String?
    package var users: [PersonID: String]
    /// Of their webhooks; nil where they do not call us.
    package var webhookSecret: SecretSource?

    package init(
        name: String, apiBase: String = PagerDutyIncidentsSettings.standardBase, token: SecretSource, from: String,
        service: String, escalationPolicy: String? = nil, users: [PersonID: String] = [:],
        webhookSecret: SecretSource? = nil
    ) {
        self.name = name
        self.apiBase = apiBase
        self.token = token
        self.from = from
        self.service = service
        self.escalationPolicy = escalationPolicy
        self.users = users
        self.webhookSecret = webhookSecret
    }
}
