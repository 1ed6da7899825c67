import Incidents

/// The body of one alert, in the fields that a Formatted Webhook recognises; `severity` and `incident` stand beside them
/// for routes to go by. They publish no limits of length; ours keep an alert readable.
struct GrafanaIRMAlert: Encodable, Sendable {
    var id: String
    var title: String
    var state: String
    var link: String?
    var message: String
    var severity: String
    var incident: String

    private enum CodingKeys: String, CodingKey {
        case title, state, message, severity, incident
        case id = "alert_uid"
        case link = "link_to_upstream_details"
    }

    init(_ order: PageOrder) {
        id = order.dedupKey
        title = ServiceText.shorten(ServiceText.summary(order), to: 255)
        state = order.action == .resolve ? "ok" : "alerting"
        link = order.link
        // Shown as Markdown there.
        let rows = order.details.map { "\(IncidentIOEvent.plain($0.key)): \(IncidentIOEvent.plain($0.text))" }
        message = ServiceText.shorten(rows.joined(separator: "\n\n"), to: 10_000)
        severity = order.severity.label
        incident = "\(order.incident)"
    }
}
