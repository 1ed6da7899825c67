/// Every kind of pager, by the word that names it under `pagers:`. Errors and the reference are written from here.
package enum PagerKind: String, Hashable, Sendable, CaseIterable {
    case email
    case pagerduty
    case opsgenie
    case incidentIO = "incident-io"
    case grafanaIRM = "grafana-irm"

    /// One line: what it is.
    package var summary: String {
        switch self {
        case .email: "a mail to the person's address, through an SMTP server"
        case .pagerduty: "an event to a PagerDuty service (Events API v2), by its routing key"
        case .opsgenie: "an alert at Opsgenie (Alert API v2), for a user, a team, a schedule or an escalation"
        case .incidentIO: "an alert event to an HTTP alert source of incident.io"
        case .grafanaIRM: "an alert to a Formatted Webhook of Grafana IRM or OnCall"
        }
    }
}
