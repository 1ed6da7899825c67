import Incidents

/// The body of a new alert (`POST /v2/alerts`), within their limits: message 130 characters, description 15,000,
/// details 8,000 in all, source 100. https://docs.opsgenie.com/docs/alert-api
struct OpsgenieAlert: Encodable, Sendable {
    var message: String
    var alias: String
    var description: String
    var responders: [OpsgenieResponder]
    var tags: [String]
    var details: [String: String]
    var entity: String
    var priority: String
    var user: String
    var source: String

    private enum CodingKeys: String, CodingKey {
        case message, alias, description, responders, tags, details, entity, priority, user, source
    }

    /// Who asks, in their log. What we asked for comes back over the webhook under this name.
    static let asker = "Sitrep"

    init(_ order: PageOrder, source: String) {
        message = ServiceText.shorten(ServiceText.summary(order), to: 130)
        alias = OpsgenieAlias.alias(of: order.dedupKey)
        var rows = order.details
        if let link = order.link { rows.append(Prose(key: "acknowledge", text: link)) }
        let body = [ServiceText.summary(order), ""]
        description = ServiceText.shorten(
            (body + rows.map { "\($0.key): \($0.text)" }).joined(separator: "\n"), to: 15_000)
        responders = [OpsgenieResponder(address: order.way.address)]
        tags = ["sitrep", "\(order.incident)"]
        details = Self.details(rows)
        entity = "\(order.incident)"
        priority = Self.priority(order)
        user = Self.asker
        self.source = ServiceText.shorten(source, to: 100)
    }

    /// A notice asks nothing of anybody.
    static func priority(_ order: PageOrder) -> String {
        order.isNotice ? "P5" : "P\(min(max(order.severity.rank, 1), 5))"
    }

    /// The rows that fit whole; the description has them all. One key that came twice keeps both.
    private static func details(_ rows: [Prose]) -> [String: String] {
        var found: [String: String] = [:]
        var room = 7800
        for row in rows {
            let length = row.key.utf16.count + row.text.utf16.count + 1
            guard length <= room else { continue }
            room -= length
            found[row.key] = found[row.key].map { "\($0)\n\(row.text)" } ?? row.text
        }
        return found
    }
}

/// The body of an acknowledgement or an end (`POST /v2/alerts/{alias}/acknowledge`, `…/close`).
struct OpsgenieFollowUp: Encodable, Sendable {
    var user = OpsgenieAlert.asker
    var source: String
    private enum CodingKeys: String, CodingKey { case user, source }

    init(source: String) { self.source = ServiceText.shorten(source, to: 100) }
}
