/// The webhooks by their paths.
struct WebhookTable: Sendable {
    private let byPath: [String: WebhookRoute]
    /// How long one may take to answer.
    let patience: Duration

    init(_ webhooks: [WebhookRoute], patience: Duration) {
        byPath = Dictionary(webhooks.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        self.patience = patience
    }

    /// The webhook at exactly this path; a query behind it does not matter.
    func webhook(at target: String) -> WebhookRoute? {
        if byPath.isEmpty { return nil }
        return byPath[String(target.prefix { $0 != "?" })]
    }
}
