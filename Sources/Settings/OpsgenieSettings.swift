/// An account at Opsgenie: pages go there, and what people do there comes back where a secret is set up for it.
package struct OpsgenieSettings: Hashable, Sendable {
    package static let standardBase = "https://api.opsgenie.com"

    package var name: String
    package var apiBase: String
    package var apiKey: SecretSource
    /// What their webhook brings in the header `X-Sitrep-Secret`; nil where it is not used.
    package var webhookSecret: SecretSource?

    package init(
        name: String, apiBase: String = OpsgenieSettings.standardBase, apiKey: SecretSource,
        webhookSecret: SecretSource? = nil
    ) {
        self.name = name
        self.apiBase = apiBase
        self.apiKey = apiKey
        self.webhookSecret = webhookSecret
    }
}
