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
    let now: @Sendable () -> Instant
    let pause: @Sendable (Duration) async throws -> Void

    package struct Options: Sendable {
        /// Aliases or ids of rooms to join at start.
        package var rooms: [String] = []
        /// Aliases by which the configuration names rooms that are spoken in.
        package var namedRooms: [String] = []
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
        options: Options = Options(), now: @escaping @Sendable () -> Instant,
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
        self.now = now
        self.pause = pause
        abilities = ChatAbilities(edits: true, threads: true, pace: options.pace)
        let wire = MatrixWire(homeserver: homeserver, exchange: exchange)
        api = MatrixAPI(wire: wire, session: MatrixSession(wire: wire, userID: userID, credential: credential))
    }

    package init(
        name: String, homeserver: String, userID: String, credential: MatrixCredential, http: HTTPClient,
        handle: @escaping @Sendable (PersonID) -> String?, options: Options = Options(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.init(
            name: name, homeserver: homeserver, userID: userID, credential: credential,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) },
            handle: handle, options: options, now: now)
    }

    package func receive(into intake: any Intake) async {
        let door = MatrixDoor(chat: self, intake: intake)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await door.run() }
            group.addTask { await nameRooms(to: intake) }
            group.addTask {
                var receiver = MatrixReceiver(chat: self, intake: intake, door: door)
                await receiver.run()
            }
            // Each runs until it is cancelled: the first to end takes the others with it.
            await group.next()
            group.cancelAll()
        }
    }

    /// Until it is known which rooms the configured aliases mean; then it waits for the end.
    private func nameRooms(to intake: any Intake) async {
        var open = options.namedRooms
        var failures = 0
        while !Task.isCancelled {
            var found: [String: String] = [:]
            var gone: [String] = []
            var later: [String] = []
            for alias in open {
                do { found[alias] = try await aliases.id(of: roomRef(alias), api: api) } catch {
                    if error.delivery("").retry == .never { gone.append(alias) } else { later.append(alias) }
                }
            }
            if !found.isEmpty { await intake.named(chat: name, rooms: found) }
            if !open.isEmpty {
                await intake.remark(
                    chat: name, about: "rooms",
                    gone.isEmpty
                        ? nil : "Matrix: there is no room \(gone.joined(separator: ", ")); correct it under rooms:")
            }
            open = gone + later
            failures += 1
            // A room may be made any day; what could not be asked is asked again soon.
            let wait = later.isEmpty ? Duration.minutes(60) : .seconds(1 << min(failures, 8))
            do {
                if later.isEmpty { try await Task.sleep(for: wait) } else { try await pause(wait) }
            } catch { return }
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
