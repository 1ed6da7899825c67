/// Formatted Webhooks of Grafana IRM or OnCall. The URL of each is a secret.
package struct GrafanaIRMSettings: Hashable, Sendable {
    package static let sharedAddress = "shared"

    package var name: String
    /// Takes the place of scheme and host of the URLs: for a proxy, or a test.
    package var apiBase: String?
    /// Address (a person, an on-call line or a team as written under `urls`, or `shared`) to its URL.
    package var urls: [String: SecretSource]

    package init(name: String, apiBase: String? = nil, urls: [String: SecretSource]) {
        self.name = name
        self.apiBase = apiBase
        self.urls = urls
    }
}
