/// HTTP alert sources of incident.io, each with an id and a token of its own.
package struct IncidentIOSettings: Hashable, Sendable {
    package static let sharedAddress = "shared"
    package static let standardBase = "https://api.incident.io"

    package struct Source: Hashable, Sendable {
        package var id: String
        package var token: SecretSource
        package init(id: String, token: SecretSource) {
            self.id = id
            self.token = token
        }
    }

    package var name: String
    package var apiBase: String
    /// Address (a person, an on-call line or a team as written under `alert_sources`, or `shared`) to its source.
    package var sources: [String: Source]

    package init(name: String, apiBase: String = IncidentIOSettings.standardBase, sources: [String: Source]) {
        self.name = name
        self.apiBase = apiBase
        self.sources = sources
    }
}
