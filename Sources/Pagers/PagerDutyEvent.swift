import Incidents

/// The body of one event (Events API v2, `POST /v2/enqueue`).
struct PagerDutyEvent: Encodable, Sendable {
    struct Payload: Encodable, Sendable {
        var summary: String
        var source: String
        var severity: String
        var timestamp: String
        var component: String?
        var group: String
        var kind: String
        var details: [String: String]

        private enum CodingKeys: String, CodingKey {
            case summary, source, severity, timestamp, component, group
            case kind = "class"
            case details = "custom_details"
        }
    }
    struct Link: Encodable, Sendable {
        var href: String
        var text: String
        private enum CodingKeys: String, CodingKey { case href, text }
    }

    var routingKey: String
    var action: String
    var dedupKey: String
    var client: String
    /// Acknowledging and resolving need none.
    var payload: Payload?
    var links: [Link]?

    private enum CodingKeys: String, CodingKey {
        case payload, links, client
        case routingKey = "routing_key"
        case action = "event_action"
        case dedupKey = "dedup_key"
    }

    init(_ order: PageOrder, routingKey: String, source: String, at: Instant) {
        self.routingKey = routingKey
        action = order.action.rawValue
        dedupKey = Self.dedupKey(order.dedupKey)
        client = "Sitrep"
        guard order.action == .trigger else { return }
        let incident = "\(order.incident)"
        let summary = order.summary.contains(incident) ? order.summary : "\(incident) \(order.summary)"
        payload = Payload(
            summary: Self.shorten("[\(order.severity.label)] \(summary)", to: 1024), source: source,
            severity: order.isNotice ? "info" : Self.severity(order.severity), timestamp: at.rfc3339,
            component: order.details.first { $0.key.lowercased() == "component" }?.text, group: incident,
            kind: order.severity.label,
            // One key that came twice keeps both rows.
            details: Dictionary(
                order.details.map { ($0.key, $0.text) }, uniquingKeysWith: { first, second in "\(first)\n\(second)" }))
        let found = order.details.filter { $0.text.hasPrefix("https://") || $0.text.hasPrefix("http://") }
        links = found.isEmpty ? nil : found.map { Link(href: $0.text, text: $0.key) }
    }

    /// Their four words for our ranks.
    static func severity(_ severity: Severity) -> String {
        switch severity.rank {
        case ...1: "critical"
        case 2: "error"
        case 3: "warning"
        default: "info"
        }
    }

    /// At most 255 characters by their rules. A longer one keeps its end, where what tells pages apart stands.
    private static func dedupKey(_ key: String) -> String {
        key.unicodeScalars.count <= 255 ? key : String(String.UnicodeScalarView(key.unicodeScalars.suffix(255)))
    }

    private static func shorten(_ text: String, to limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}
