import Incidents

/// A message as ntfy takes it. https://docs.ntfy.sh/publish/#publish-as-json
struct NtfyMessage: Encodable, Sendable {
    struct Action: Encodable, Sendable {
        var action: String
        var label: String
        var url: String
        var method: String?
        /// The message goes when the request succeeded.
        var clear: Bool?
        private enum CodingKeys: String, CodingKey { case action, label, url, method, clear }
    }

    var topic: String
    var title: String
    var message: String
    var tags: [String]
    /// 1 to 5
    var priority: Int
    var click: String?
    var actions: [Action]?
    /// Where the server and the app know it (2.16, January 2026) a repeat takes the place of the first, and it can be
    /// cleared; older ones pass over it. https://docs.ntfy.sh/publish/#updating-deleting-notifications
    var sequence: String

    private enum CodingKeys: String, CodingKey {
        case topic, title, message, tags, priority, click, actions
        case sequence = "sequence_id"
    }

    init(_ order: PageOrder, topic: String, acknowledge: String) {
        let words = PageWords(order: order, acknowledge: acknowledge)
        self.topic = topic
        title = words.title(upTo: 200)
        // A message of more than 4,096 bytes becomes a file.
        message = words.text(upTo: 3500)
        tags = [order.isNotice ? "information_source" : "rotating_light"]
        priority = order.isNotice ? 3 : Self.priority(order.severity)
        sequence = PageWords.mark(order)
        guard let link = order.link, !order.isNotice else { return }
        click = link
        actions = [
            Action(action: "http", label: "Acknowledge", url: link, method: "POST", clear: true),
            Action(action: "view", label: "Open", url: link),
        ]
    }

    /// Their five for our ranks; 5 rings longest.
    static func priority(_ severity: Severity) -> Int {
        switch severity.rank {
        case ...2: 5
        case 3: 4
        default: 3
        }
    }
}
