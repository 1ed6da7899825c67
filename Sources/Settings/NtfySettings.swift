/// An ntfy server, and the topic that each person listens to.
package struct NtfySettings: Hashable, Sendable {
    /// A topic's name. Where the server lets everybody read, whoever knows it reads along, so it may be a secret.
    package enum Topic: Hashable, Sendable {
        case open(String)
        case secret(SecretSource)
    }
    package enum Login: Hashable, Sendable {
        case token(SecretSource)
        case user(String, password: SecretSource)
    }
    package static let sharedAddress = "shared"
    package static let standardBase = "https://ntfy.sh"

    package var name: String
    package var apiBase: String
    package var login: Login?
    /// Address (a person, an on-call line or a team as written under `topics`, or `shared`) to its topic.
    package var topics: [String: Topic]

    package init(
        name: String, apiBase: String = NtfySettings.standardBase, login: Login? = nil, topics: [String: Topic]
    ) {
        self.name = name
        self.apiBase = apiBase
        self.login = login
        self.topics = topics
    }
}
