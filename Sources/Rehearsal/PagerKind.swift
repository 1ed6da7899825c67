import Settings

extension PagerSettings {
    /// What it is, beside the name that the team gave it.
    var kind: String {
        switch self {
        case .email: "e-mail"
        case .pagerDuty: "PagerDuty"
        case .twilio: "telephone and SMS by Twilio"
        case .ntfy: "ntfy"
        case .pushover: "Pushover"
        case .pagerDutyIncidents: "PagerDuty incidents"
        case .webhook: "a webhook"
        case .opsgenie: "Opsgenie"
        case .incidentIO: "incident.io"
        case .grafanaIRM: "Grafana IRM"
        case .command: "a command"
        }
    }
}

extension Configuration {
    /// `email`, or `night (PagerDuty)` where the name does not say it.
    func spoken(pager name: String) -> String {
        guard let kind = pagers.first(where: { $0.name == name })?.kind else { return name }
        func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
        return letters(kind) == letters(name) ? name : "\(name) (\(kind))"
    }
}
