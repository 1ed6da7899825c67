/// One chat service under `chats:`.
package enum ChatSettings: Hashable, Sendable {
    case matrix(MatrixSettings)
    case slack(SlackSettings)
    /// The terminal that the daemon was started in.
    case console

    /// The key under `chats:`, which stands in room paths (`matrix/#ops:example.org`) and in `handles`.
    package var name: String {
        switch self {
        case .matrix(let matrix): matrix.name
        case .slack(let slack): slack.name
        case .console: "console"
        }
    }
}

/// An account at a Matrix homeserver.
package struct MatrixSettings: Hashable, Sendable {
    package var name: String
    /// `https://matrix.example.org`, without a slash at the end.
    package var homeserver: String
    /// `@sitrep:example.org`
    package var userID: String
    /// One of token and password is always there.
    package var accessToken: SecretSource?
    package var password: SecretSource?
    /// Aliases or ids of the rooms to join at start.
    package var rooms: [String]
    /// User ids or servers whose invitations are accepted beside those of `people`.
    package var invitesFrom: [String]

    package init(
        name: String, homeserver: String, userID: String, accessToken: SecretSource? = nil,
        password: SecretSource? = nil, rooms: [String] = [], invitesFrom: [String] = []
    ) {
        self.name = name
        self.homeserver = homeserver
        self.userID = userID
        self.accessToken = accessToken
        self.password = password
        self.rooms = rooms
        self.invitesFrom = invitesFrom
    }
}

/// An app in a Slack workspace.
package struct SlackSettings: Hashable, Sendable {
    /// How messages come in. An app has one of the two: its manifest says which.
    package enum Way: Hashable, Sendable {
        /// Socket Mode: no public address. The app token, `xapp-…`.
        case socket(appToken: SecretSource)
        /// Slack calls our webhooks and signs with this secret.
        case http(signingSecret: SecretSource)
    }
    package var name: String
    /// `https://slack.com/api`, without a slash at the end.
    package var apiBase: String
    /// `xoxb-…`
    package var botToken: SecretSource
    package var way: Way
    /// Names of the emoji, without colons, whose reaction puts a message on the timeline.
    package var timelineEmoji: [String]
    /// What becomes of the room of an incident that is closed.
    package var closedRooms: ClosedRooms
    /// Messages a second in one channel, after a burst of five.
    package var postsPerSecond: Int

    package enum ClosedRooms: String, Hashable, Sendable, CaseIterable { case keep, archive, rename }

    package init(
        name: String, apiBase: String, botToken: SecretSource, way: Way, timelineEmoji: [String],
        closedRooms: ClosedRooms = .keep, postsPerSecond: Int = 1
    ) {
        self.name = name
        self.apiBase = apiBase
        self.botToken = botToken
        self.way = way
        self.timelineEmoji = timelineEmoji
        self.closedRooms = closedRooms
        self.postsPerSecond = postsPerSecond
    }
}
