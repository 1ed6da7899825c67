import Incidents

/// A program on this machine that takes pages.
package struct CommandSettings: Hashable, Sendable {
    package enum Variable: Hashable, Sendable {
        case plain(String)
        case secret(SecretSource)
    }

    /// The address under which `policy.pagers` knows the one way for everybody.
    package static let sharedAddress = "shared"
    package static let standardLimit = Duration.seconds(10)

    package var name: String
    /// The program's path, and what it is called with.
    package var words: [String]
    package var environment: [String: Variable]
    package var limit: Duration

    package init(
        name: String, words: [String], environment: [String: Variable] = [:],
        limit: Duration = CommandSettings.standardLimit
    ) {
        self.name = name
        self.words = words
        self.environment = environment
        self.limit = limit
    }
}
