/// An application at Pushover, and the key of each person there.
package struct PushoverSettings: Hashable, Sendable {
    package static let sharedAddress = "shared"
    package static let standardBase = "https://api.pushover.net"

    package var name: String
    package var apiBase: String
    /// Of the application.
    package var token: SecretSource
    /// Address (a person, an on-call line or a team as written under `user_keys`, or `shared`) to its key.
    package var keys: [String: SecretSource]

    package init(
        name: String, apiBase: String = PushoverSettings.standardBase, token: SecretSource,
        keys: [String: SecretSource]
    ) {
        self.name = name
        self.apiBase = apiBase
        self.token = token
        self.keys = keys
    }
}
