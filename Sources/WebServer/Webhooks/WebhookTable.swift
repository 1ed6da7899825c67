import Synchronization

/// The webhooks by their paths. A new configuration may have others: they are there from the next call on.
final class WebhookTable: Sendable {
    private let byPath: Mutex<[String: WebhookRoute]>
    /// How long one may take to answer.
    let patience: Duration
    /// Calls that were turned away.
    let refusals = WebhookRefusals()

    init(_ webhooks: [WebhookRoute], patience: Duration) {
        byPath = Mutex(Self.byPath(webhooks))
        self.patience = patience
    }

    func replace(with webhooks: [WebhookRoute]) { byPath.withLock { $0 = Self.byPath(webhooks) } }

    private static func byPath(_ webhooks: [WebhookRoute]) -> [String: WebhookRoute] {
        Dictionary(webhooks.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The webhook at exactly this path; a query behind it does not matter.
    func webhook(at target: String) -> WebhookRoute? {
        byPath.withLock { $0.isEmpty ? nil : $0[String(target.prefix { $0 != "?" })] }
    }
}
