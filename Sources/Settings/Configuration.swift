import Incidents
import Schedules

/// The whole configuration, checked and resolved: whoever holds one need not doubt any value in it.
package struct Configuration: Sendable {
    package var policy = Policy()
    package var server = ServerSettings()
    /// In the order of the file. `local` always exists and is not listed.
    package var chats: [ChatSettings] = []
    package var pagers: [PagerSettings] = []
    package var monitors: [MonitorSettings] = []
    package var schedules: [String: Schedule] = [:]
    /// Schedules that are kept elsewhere, by name; none of them is in `schedules`.
    package var rosters: [String: RosterSettings] = [:]
    /// What could not be read when the file was: each hinders what needs it and nothing else.
    package var missingSecrets: [MissingSecret] = []
    var schedulePlaces: [String: Place] = [:]

    package init() {}
}

/// Where the JSON API listens, and who may use it.
package struct ServerSettings: Hashable, Sendable {
    package var listen = ListenAddress.standard
    /// How people reach it, without a slash at the end; for links in messages.
    package var publicURL: String?
    /// Empty: no token is asked for.
    package var tokens: [ServerToken] = []
    /// Nobody comes in without a session or a token, on loopback either.
    package var asksToSignIn = false

    package init() {}
}

/// One bearer token of the API and for whom it may speak.
package struct ServerToken: Hashable, Sendable {
    /// The person whose own token it is.
    package var person: PersonID?
    /// In whose names it may post; the person itself need not be listed. The server's one token (`server.token_file`) may
    /// in any.
    package var maySpeakFor: Voices
    package var secret: SecretSource

    package init(
        person: PersonID? = nil, maySpeakFor: Voices = .nobodyElse, secret: SecretSource
    ) {
        self.person = person
        self.maySpeakFor = maySpeakFor
        self.secret = secret
    }

    /// The rule that the API asks: may the bearer post in this person's name?
    package func maySpeak(for author: PersonID) -> Bool {
        person == author || maySpeakFor.include(author)
    }
}
