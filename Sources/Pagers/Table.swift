/// Every kind of pager, by the word that names it under `pagers:`. Errors and the reference are written from here.
package enum PagerKind: String, Hashable, Sendable, CaseIterable {
    case email
    case pagerduty
    case twilioVoice = "twilio-voice"
    case twilioSMS = "twilio-sms"
    case ntfy
    case pushover
    case pagerDutyIncidents = "pagerduty-incidents"
    case webhook
    case opsgenie
    case incidentIO = "incident-io"
    case grafanaIRM = "grafana-irm"
    case command

    /// One line: what it is.
    package var summary: String {
        switch self {
        case .email: "a mail to the person's address, through an SMTP server"
        case .pagerduty: "an event to a PagerDuty service (Events API v2), by its routing key"
        case .twilioVoice: "a call to the person's telephone by Twilio, taken by pressing 1"
        case .twilioSMS: "an SMS to the person's telephone by Twilio, taken by answering 1"
        case .ntfy: "a push message through an ntfy server, with a button that takes it"
        case .pushover: "a push message through Pushover, repeated until it is taken"
        case .pagerDutyIncidents: "a PagerDuty incident for each page, with a responder request for each person"
        case .webhook: "a signed POST to an address of your own (Standard Webhooks)"
        case .opsgenie: "an alert at Opsgenie (Alert API v2), for a user, a team, a schedule or an escalation"
        case .incidentIO: "an alert event to an HTTP alert source of incident.io"
        case .grafanaIRM: "an alert to a Formatted Webhook of Grafana IRM or OnCall"
        case .command: "a program on this machine, which reads the page as JSON"
        }
    }
}
