import Incidents

/// The body of one alert event. They publish no limits of length; ours keep an alert readable.
struct IncidentIOEvent: Encodable, Sendable {
    var title: String
    var status: String
    var key: String
    /// Read there as Markdown.
    var description: String
    var sourceURL: String?
    /// What alert routes can go by: severity, incident, person, and the rows of the page.
    var metadata: [String: String]

    private enum CodingKeys: String, CodingKey {
        case title, status, description, metadata
        case key = "deduplication_key"
        case sourceURL = "source_url"
    }

    init(_ order: PageOrder) {
        title = ServiceText.shorten(ServiceText.summary(order), to: 255)
        status = order.action == .resolve ? "resolved" : "firing"
        key = order.dedupKey
        let rows = order.details.map { "- \(Self.plain($0.key)): \(Self.plain($0.text))" }
        description = ServiceText.shorten(rows.joined(separator: "\n"), to: 10_000)
        sourceURL = order.link
        metadata = ["incident": "\(order.incident)", "severity": order.severity.label]
        metadata["notice"] = order.isNotice ? "true" : nil
        metadata["person"] = order.person?.key
        for row in order.details where metadata[row.key] == nil {
            metadata[row.key] = ServiceText.shorten(row.text, to: 1000)
        }
    }

    /// What people typed is text there too: no heading, image or named link comes of it. A backslash makes ASCII
    /// punctuation literal (CommonMark 2.4); addresses keep what stands in them, but no bracket.
    static func plain(_ text: String) -> String {
        let words = text.split(omittingEmptySubsequences: false) { $0.isWhitespace }
        return words.map { word in
            let isAddress = word.hasPrefix("https://") || word.hasPrefix("http://")
            let special = isAddress ? "\\`[]<>()" : "\\`*_{}[]<>()#!|~"
            return word.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined()
        }.joined(separator: " ")
    }
}
