import Incidents

extension PagerDutyOrders.Create {
    init(_ order: PageOrder, desk: PagerDutyIncidentsPager.Desk) {
        let policy = desk.escalationPolicy
        incident = Incident(
            title: PagerDutyOrders.shorten(PagerDutyOrders.title(order), to: 255),
            service: .init(id: desk.service, type: "service_reference"),
            // Their two words for our ranks: who is asleep is woken for the first two.
            urgency: order.severity.rank <= 2 ? "high" : "low", key: PagerDutyKey.shortened(order),
            body: Body(details: order.details.map { "\($0.key): \($0.text)" }.joined(separator: "\n")),
            escalationPolicy: policy.map { .init(id: $0, type: "escalation_policy_reference") })
    }
}

extension PagerDutyOrders {
    static func title(_ order: PageOrder) -> String {
        let incident = "\(order.incident)"
        let summary = MailHeader.oneLine(order.summary)
        return summary.contains(incident) ? summary : "[\(order.severity.label)] \(incident) \(summary)"
    }

    /// Read aloud on the telephone and sent as text, so it is short.
    static func message(_ order: PageOrder) -> String {
        let said = shorten(title(order), to: 200)
        return order.link.map { "\(said). Acknowledge: \($0)" } ?? said
    }

    /// Their documentation gives no limits for titles and messages; 255 characters are taken everywhere.
    static func shorten(_ text: String, to limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }
}
