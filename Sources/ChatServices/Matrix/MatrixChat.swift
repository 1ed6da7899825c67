import Delivery
import HTTPClient
import Incidents

/// Rooms of a Matrix homeserver, by the client-server API, for one user of the bot's own.
///
/// Nothing is posted twice: a transaction id made from the outbox key makes a repeat the same event, as long as the
/// server remembers it (at least 12 hours, for one device; see `look` for the time after that).
/// Nothing is missed: the position of the last sync is kept in the same commit as what it brought.
package struct MatrixChat: ChatService {
    package let name: String
    package let abilities: ChatAbilities
    let userID: String
    let api: MatrixAPI
    let aliases = MatrixAliases()
    let handle: @Sendable (PersonID) -> String?
    let options: Options
    let pause: @Sendable (Duration) async throws -> Void

    package struct Options: Sendable {
        /// Aliases or ids of rooms to join at start.
        package var rooms: [String] = []
        /// Whether this user's invitation is accepted, `@ana:example.org`. Others are left unanswered.
        package var accepts: @Sendable (_ inviter: String) -> Bool = { _ in true }
        /// Whether users of other homeservers may come into incident rooms; fixed for ever when a room is made. Off
        /// unless wanted: the rooms' names can be guessed, and anybody may join by name.
        package var isFederated = false
        package var pace = Pace(perSecond: 20, burst: 20)
        /// A gap larger than this is not read to its end: thousands of messages old is no command any more.
        var longestGap = 10_000

        package init() {}
    }

    /// - Parameters:
    ///   - handle: a configured person's Matrix id, `@ana:example.org`.
    ///   - pause: how to wait between tries; tests pass one that does not.
    package init(
        name: String, homeserver: String, userID: String, credential: MatrixCredential,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse,
        handle: @escaping @Sendable (PersonID) -> String?,
        options: Options = Options(),
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.name = name
        self.userID = userID
        self.handle = { person in
            if let known = handle(person) { return known }
            guard let stranger = person.strangersHandle, stranger.chat == name else { return nil }
            return stranger.handle
        }
        self.options = options
        self.pause = pause
        abilities = ChatAbilities(edits: true, threads: true, pace: options.pace)
        let wire = MatrixWire(homeserver: homeserver, exchange: exchange)
        api = MatrixAPI(wire: wire, session: MatrixSession(wire: wire, userID: userID, credential: credential))
    }

    package init(
        name: String, homeserver: String, userID: String, credential: MatrixCredential, http: HTTPClient,
        handle: @escaping @Sendable (PersonID) -> String?, options: Options = Options()
    ) {
        self.init(
            name: name, homeserver: homeserver, userID: userID, credential: credential,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) },
            handle: handle, options: options)
    }

    package func receive(into intake: any Intake) async {
        let door = MatrixDoor(chat: self, intake: intake)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await door.run() }
            group.addTask {
                var receiver = MatrixReceiver(chat: self, intake: intake, door: door)
                await receiver.run()
            }
            // Each runs until it is cancelled: the first to end takes the other with it.
            await group.next()
            group.cancelAll()
        }
    }

    package func trouble() async -> String? {
        do {
            _ = try await whoAmI(timeout: .seconds(5))
            return nil
        } catch {
            return error.delivery("reach the homeserver").sentence
        }
    }

    /// The device that the token belongs to, after making sure that the token is ours.
    func whoAmI(timeout: Duration = .seconds(30)) async throws(MatrixFailure) -> String? {
        let answer = try await api.call("GET", ["v3", "account", "whoami"], timeout: timeout)
        let user = answer["user_id"].string ?? ""
        guard user == userID else { throw .wrongUser(token: user, configured: userID) }
        return answer["device_id"].string
    }

    func roomRef(_ id: String) -> RoomRef { RoomRef(chat: name, room: id) }
}
