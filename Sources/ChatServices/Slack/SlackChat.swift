import Delivery
import HTTPClient
import Incidents

/// Channels of a Slack workspace, for one app's bot user.
///
/// Nothing is posted twice: each post carries the outbox key as its metadata, and what is in doubt is looked up by it.
/// Nothing is missed: Slack is told "got it" after the commit, and sends again what it was not told of.
package struct SlackChat: Sendable {
    package let name: String
    let api: SlackAPI
    let way: Way
    let options: Options
    let directory: SlackDirectory
    /// A configured person's Slack id, `U012AB3CD`.
    let handle: @Sendable (PersonID) -> String?
    let now: @Sendable () -> Instant
    let pause: @Sendable (Duration) async throws -> Void

    /// How messages come in; Slack allows one of the two for an app. Secrets are read at each use.
    package enum Way: Sendable {
        case socket(appToken: @Sendable () throws -> String, http: HTTPClient)
        case http(signingSecret: @Sendable () throws -> String)
    }

    package struct Options: Sendable {
        /// Emoji whose reaction puts a message on the timeline, without colons.
        package var timelineEmoji: Set<String> = ["pushpin", "memo"]
        /// Configured people by e-mail address in lower case: how accounts without a configured handle are known.
        package var peopleByEmail: [String: PersonID] = [:]
        /// Severities to choose from in the form, the worst first: `P1`.
        package var severities: [String] = []
        package var postsPerSecond: Double = 1

        package init() {}
    }
}
