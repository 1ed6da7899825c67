extension PagerSettings {
    /// Can schedules be read from this service with what is configured?
    package var hasSchedules: Bool {
        switch self {
        case .pagerDuty(let pagerDuty): pagerDuty.token != nil
        case .pagerDutyIncidents, .opsgenie: true
        case .email, .webhook, .command, .twilio, .ntfy, .pushover, .incidentIO, .grafanaIRM: false
        }
    }
}
