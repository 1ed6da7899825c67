import FoundationEssentials
import Incidents

/// A page as JSON, for whoever builds a way of their own: the body of the webhook, and what a command reads.
/// Its shape is documented in docs/pagers/webhook.md; keys are added, never renamed.
struct PageDocument: Encodable, Sendable {
    struct Severity: Encodable, Sendable {
        var rank: Int
        var label: String
        private enum CodingKeys: String, CodingKey { case rank, label }
    }
    struct Someone: Encodable, Sendable {
        var key: String
        var name: String
        var email: String?
        var phones: [String]
        private enum CodingKeys: String, CodingKey { case key, name, email, phones }
    }
    struct Row: Encodable, Sendable {
        var name: String
        var text: String
        private enum CodingKeys: String, CodingKey { case name, text }
    }
    struct Content: Encodable, Sendable {
        var action: String
        var incident: String
        var page: Int
        var dedupKey: String
        var severity: Severity
        var summary: String
        var isNotice: Bool
        var address: String
        var person: Someone?
        var details: [Row]
        var link: String?
        private enum CodingKeys: String, CodingKey {
            case action, incident, page, severity, summary, address, person, details, link
            case dedupKey = "dedup_key"
            case isNotice = "notice"
        }
    }

    var type: String
    var timestamp: String
    var data: Content
    private enum CodingKeys: String, CodingKey { case type, timestamp, data }

    /// - person: whom `order.person` names; nil for a shared way, or somebody the configuration no longer knows.
    init(_ order: PageOrder, person: Person?, at: Instant) {
        type = "page.\(order.action.rawValue)"
        timestamp = at.rfc3339
        data = Content(
            action: order.action.rawValue, incident: "\(order.incident)", page: order.page, dedupKey: order.dedupKey,
            severity: Severity(rank: order.severity.rank, label: order.severity.label), summary: order.summary,
            isNotice: order.isNotice, address: order.way.address,
            person: person.map { Someone(key: $0.id.key, name: $0.name, email: $0.email, phones: $0.phones) },
            details: order.details.map { Row(name: $0.key, text: $0.text) }, link: order.link)
    }

    /// The same bytes for the same page: keys in order.
    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self))
    }
}
