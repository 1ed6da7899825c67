/// One chat service under `chats:`.
package enum ChatSettings: Hashable, Sendable {
    case matrix(MatrixSettings)
    /// The terminal that the daemon was started in.
    case console

    /// The key under `chats:`, which stands in room paths (`matrix/#ops:example.org`) and in `handles`.
    package var name: String {
        switch self {
        case .matrix(let matrix): matrix.name
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
