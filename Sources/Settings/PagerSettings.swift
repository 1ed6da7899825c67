/// One paging service under `pagers:`.
package enum PagerSettings: Hashable, Sendable {
    case email(EmailSettings)
    case pagerDuty(PagerDutySettings)
    case twilio(TwilioSettings)
    case ntfy(NtfySettings)
    case pushover(PushoverSettings)
    case pagerDutyIncidents(PagerDutyIncidentsSettings)
    case webhook(WebhookSettings)
    case opsgenie(OpsgenieSettings)
    case incidentIO(IncidentIOSettings)
    case grafanaIRM(GrafanaIRMSettings)
    case command(CommandSettings)

    /// The key under `pagers:`.
    package var name: String {
        switch self {
        case .email(let email): email.name
        case .pagerDuty(let pagerDuty): pagerDuty.name
        case .twilio(let twilio): twilio.name
        case .ntfy(let ntfy): ntfy.name
        case .pushover(let pushover): pushover.name
        case .pagerDutyIncidents(let pagerDuty): pagerDuty.name
        case .webhook(let webhook): webhook.name
        case .opsgenie(let opsgenie): opsgenie.name
        case .incidentIO(let incidentIO): incidentIO.name
        case .grafanaIRM(let grafana): grafana.name
        case .command(let command): command.name
        }
    }
}

/// A mail server that takes our pages.
package struct EmailSettings: Hashable, Sendable {
    package enum Encryption: String, Hashable, Sendable, CaseIterable {
        case required, optional, none
    }

    package var name: String
    /// `smtp://host:port` or `smtps://host:port`
    package var server: String
    package var from: String
    package var tls: Encryption
    package var user: String?
    /// There whenever `user` is.
    package var password: SecretSource?
    /// Certificates to trust instead of the system's.
    package var caFile: String?

    package init(
        name: String, server: String, from: String, tls: Encryption = .required, user: String? = nil,
        password: SecretSource? = nil, caFile: String? = nil
    ) {
        self.name = name
        self.server = server
        self.from = from
        self.tls = tls
        self.user = user
        self.password = password
        self.caFile = caFile
    }
}

/// PagerDuty's Events API v2. A routing key belongs to a service there, so people and lines may each have their own.
package struct PagerDutySettings: Hashable, Sendable {
    /// The address under which `policy.pagers` and `keys` know the one key for everybody.
    package static let sharedAddress = "shared"
    package static let standardBase = "https://events.pagerduty.com"

    package var name: String
    package var apiBase: String
    /// Address (a person, an on-call line or a team as written under `routing_keys`, or `shared`) to its key.
    package var keys: [String: SecretSource]
    /// Of their webhooks; nil where they do not call us.
    package var webhookSecret: SecretSource?
    /// Of the REST API: whose incident an alert belongs to, and schedules.
    package var token: SecretSource?
    package var restBase = PagerDutyIncidentsSettings.standardBase

    package init(name: String, apiBase: String = PagerDutySettings.standardBase, keys: [String: SecretSource]) {
        self.name = name
        self.apiBase = apiBase
        self.keys = keys
    }
}
