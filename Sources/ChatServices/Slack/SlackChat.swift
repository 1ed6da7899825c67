import Delivery
import HTTPClient
import Incidents

/// Channels of a Slack workspace, for one app's bot user.
///
/// Nothing is posted twice: each post carries the outbox key as its metadata, and what is in doubt is looked up by it.
/// Nothing is missed: Slack is told "got it" after the commit, and sends again what it was not told of.
package struct SlackChat: ChatService {
    package let name: String
    package let abilities: ChatAbilities
    let api: SlackAPI
    let way: Way
    let options: Options
    let directory = SlackDirectory()
    let replies = SlackReplies()
    let readings = SlackReadings()
    let now: @Sendable () -> Instant
    let pause: @Sendable (Duration) async throws -> Void
    private let configured: @Sendable (PersonID) -> String?

    /// How messages come in; Slack allows one of the two for an app. Secrets are read at each use.
    package enum Way: Sendable {
        case socket(appToken: @Sendable () throws -> String, http: HTTPClient)
        case http(signingSecret: @Sendable () throws -> String)
    }

    package struct Options: Sendable {
        /// Emoji whose reaction puts a message on the timeline, without colons.
        package var timelineEmoji: Set<String> = ["pushpin", "memo"]
        /// The accounts that the configuration names.
        package var accounts: Set<String> = []
        /// Configured people by e-mail address in lower case: how accounts without a configured handle are known.
        package var peopleByEmail: [String: PersonID] = [:]
        /// Channels that the configuration names, by id or by name.
        package var rooms: [String] = []
        /// Severities to choose from in the form, the worst first: `P1`.
        package var severities: [String] = []
        /// Slack's own rule is one message a second in a channel, with short bursts.
        package var pace = Pace(perSecond: 1, burst: 5)

        package init() {}
    }

    /// - Parameters:
    ///   - apiBase: `https://slack.com/api`, without a slash at the end.
    ///   - handle: a configured person's Slack id, `U012AB3CD`.
    ///   - pause: how to wait between two looks; tests pass one that does not.
    init(
        name: String, apiBase: String, botToken: @escaping SlackAPI.Token, way: Way,
        exchange: @escaping SlackAPI.Exchange, handle: @escaping @Sendable (PersonID) -> String?,
        options: Options = Options(), now: @escaping @Sendable () -> Instant,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.name = name
        self.way = way
        self.options = options
        self.now = now
        self.pause = pause
        configured = handle
        abilities = ChatAbilities(edits: true, threads: true, whispers: true, speaksToPeople: true, pace: options.pace)
        api = SlackAPI(
            base: apiBase, token: botToken, budget: SlackBudget(now: now), exchange: exchange, health: SlackHealth())
    }

    package init(
        name: String, apiBase: String, botToken: @escaping @Sendable () throws -> String, way: Way, http: HTTPClient,
        handle: @escaping @Sendable (PersonID) -> String?, options: Options = Options(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.init(
            name: name, apiBase: apiBase, botToken: botToken, way: way,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) }, handle: handle,
            options: options, now: now)
    }

    package func trouble() async -> String? {
        do {
            try await introduce()
            return nil
        } catch {
            return error.delivery("reach Slack").sentence
        }
    }

    /// Learns who we are.
    func introduce() async throws(SlackFailure) {
        let answer = try await api.call("auth.test", timeout: .seconds(10))
        guard let user = answer["user_id"].string else { throw .unreadable(status: 200) }
        directory.learn(
            SlackDirectory.Ourself(
                user: user, bot: answer["bot_id"].string, team: answer["team_id"].string ?? "",
                enterprise: answer["enterprise_id"].string, workspace: answer["team"].string ?? "",
                name: answer["user"].string ?? ""))
    }

    /// The configuration's word first, then the workspace's directory, then the account itself.
    func handle(_ person: PersonID) -> String? {
        if let known = configured(person) ?? directory.account(of: person) { return known }
        guard let stranger = person.strangersHandle, stranger.chat == name else { return nil }
        return stranger.handle
    }

    /// The account of somebody whom the configuration names.
    func isConfigured(_ user: String) -> Bool {
        options.accounts.contains(user) || directory.accounts.values.contains(user)
    }
    func roomRef(_ id: String) -> RoomRef { RoomRef(chat: name, room: id) }
    var markup: SlackMarkup { SlackMarkup(chat: name, handle: handle) }
}
