import ChatServices
import Delivery
import Glibc
import HTTPClient
import Incidents
import Monitors
import Pagers
import Settings

/// The configured adapters, made from the checked configuration.
struct Adapters: Sendable {
    var chats: [any ChatService] = []
    /// What each chat was made from.
    private(set) var chatKeys: [String: ChatKey] = [:]
    var pagers: [any Pager] = []
    var monitors: [any Monitor] = []
    var rosters: [any RosterSource] = []

    /// Who runs the daemon, for the console.
    private static var user: String { getenv("USER").map { String(cString: $0) } ?? "" }

    /// Two chats with the same are the same: a reload that changes nothing about one lets it go on with what it knows.
    struct ChatKey: Hashable {
        var settings: ChatSettings
        var handles: [PersonID: String]
        var addresses: [PersonID: String]
        var rooms: [String]
        var severities: [String]

        init(_ settings: ChatSettings, _ policy: Policy) {
            self.settings = settings
            handles = [:]
            addresses = [:]
            rooms = []
            severities = []
            // Whoever sits at the terminal stays there.
            if case .console = settings { return }
            handles = policy.people.compactMapValues { $0.handles[settings.name] }
            addresses = policy.people.compactMapValues(\.email)
            rooms = policy.rooms(at: settings.name)
            severities = policy.severities.map(\.severity.label)
        }
    }

    init(_ configuration: Configuration, keeping before: Adapters? = nil, http: HTTPClient) throws {
        for chat in configuration.chats {
            let key = ChatKey(chat, configuration.policy)
            chatKeys[chat.name] = key
            if before?.chatKeys[chat.name] == key, let same = before?.chats.first(where: { $0.name == chat.name }) {
                chats.append(same)
                continue
            }
            switch chat {
            case .matrix(let matrix): chats.append(try Adapters.matrix(matrix, configuration.policy, http))
            case .slack(let slack): chats.append(try Adapters.slack(slack, configuration.policy, http))
            case .console: chats.append(ConsoleChat(sender: Self.user, now: WallClock.now))
            }
        }
        for pager in configuration.pagers {
            switch pager {
            case .email(let mail): pagers.append(try Adapters.email(mail, configuration, http))
            case .twilio(let twilio): pagers.append(try Adapters.twilio(twilio, configuration, http))
            case .ntfy(let ntfy): pagers.append(try Adapters.ntfy(ntfy, configuration, http))
            case .pushover(let pushover): pagers.append(try Adapters.pushover(pushover, configuration, http))
            case .pagerDuty(let service): pagers.append(try Adapters.pagerDuty(service, configuration, http))
            case .pagerDutyIncidents(let service): pagers.append(try Adapters.pagerDutyIncidents(service, http))
            case .webhook(let hook): pagers.append(try Adapters.webhook(hook, configuration, http))
            case .opsgenie(let service): pagers.append(Adapters.opsgenie(service, configuration, http))
            case .incidentIO(let service): pagers.append(Adapters.incidentIO(service, http))
            case .grafanaIRM(let service): pagers.append(Adapters.grafanaIRM(service, http))
            case .command(let command): pagers.append(try Adapters.command(command, configuration))
            }
        }
        rosters = try Adapters.rosters(configuration, http)
        for case .http(let check) in configuration.monitors {
            monitors.append(
                HTTPMonitor(
                    name: check.name, url: check.url, method: check.method.rawValue, expected: check.expect,
                    containing: check.contains, timeout: check.timeout, http: http))
        }
    }

    private static func matrix(
        _ matrix: MatrixSettings, _ policy: Policy, _ http: HTTPClient
    ) throws -> MatrixChat {
        let people = policy.people
        // Read at each use, so that a new one can be put in place without a restart.
        let credential: MatrixCredential
        if let token = matrix.accessToken {
            credential = .accessToken { try token.read().value }
        } else if let password = matrix.password {
            credential = .password { try password.read().value }
        } else {
            throw Misfit(description: "chats.\(matrix.name) needs access_token_file or access_token_env")
        }
        var options = MatrixChat.Options()
        options.rooms = matrix.rooms
        options.namedRooms = policy.rooms(at: matrix.name).filter { $0.hasPrefix("#") }
        let known = Set(people.values.compactMap { $0.handles[matrix.name] })
        // Fixed for ever when a room is made: whoever is configured must be able to come in, wherever their account is.
        options.isFederated = known.contains { Self.server(of: $0) != Self.server(of: matrix.userID) }
        let welcome = Set(matrix.invitesFrom)
        if !welcome.isEmpty {
            options.accepts = { user in
                known.contains(user) || welcome.contains(user) || welcome.contains(Self.server(of: user))
            }
        }
        return MatrixChat(
            name: matrix.name, homeserver: matrix.homeserver, userID: matrix.userID, credential: credential, http: http,
            handle: { people[$0]?.handles[matrix.name] }, options: options, now: WallClock.now)
    }

    /// What stands behind the first colon of a Matrix id.
    private static func server(of user: String) -> String {
        user.firstIndex(of: ":").map { String(user[user.index(after: $0)...]) } ?? ""
    }

    private static func slack(_ slack: SlackSettings, _ policy: Policy, _ http: HTTPClient) throws -> SlackChat {
        let token = FreshSecret(slack.botToken)
        let way: SlackChat.Way
        switch slack.way {
        case .socket(let source):
            let appToken = FreshSecret(source)
            way = .socket(appToken: { try appToken.read() }, http: http)
        case .http(let source):
            let secret = FreshSecret(source)
            way = .http(signingSecret: { try secret.read() })
        }
        var options = SlackChat.Options()
        options.timelineEmoji = Set(slack.timelineEmoji)
        options.pace = Pace(perSecond: Double(slack.postsPerSecond), burst: Double(max(5, slack.postsPerSecond)))
        options.severities = policy.severities.map(\.severity.label)
        // Whoever has a handle configured is not looked for.
        for person in policy.people.values where person.handles[slack.name] == nil {
            guard let email = person.email else { continue }
            options.peopleByEmail[email.lowercased()] = person.id
        }
        let handles = policy.people.compactMapValues { $0.handles[slack.name] }
        options.accounts = Set(handles.values)
        options.rooms = policy.rooms(at: slack.name)
        return SlackChat(
            name: slack.name, apiBase: slack.apiBase, botToken: { try token.read() }, way: way, http: http,
            handle: { handles[$0] }, options: options, now: WallClock.now)
    }

    private static func email(
        _ mail: EmailSettings, _ configuration: Configuration, _ http: HTTPClient
    ) throws -> EmailPager {
        var secret: (@Sendable () throws -> String)?
        if let password = mail.password {
            secret = { try password.read().value }
        }
        // Where TLS is not required STARTTLS is still used if the server offers it.
        let server = EmailPager.Server(
            url: mail.server, requiresTLS: mail.tls == .required, user: mail.user, password: secret,
            caFile: mail.caFile)
        return EmailPager(
            name: mail.name, server: server, from: mail.from, acknowledge: "\(configuration.policy.prefix)ack",
            now: WallClock.now, http: http)
    }

    /// A value that an adapter cannot work with.
    struct Misfit: Error, CustomStringConvertible {
        let description: String
    }

    var courier: Courier { Courier(chats: chats, pagers: pagers, monitors: monitors, looks: !Sabotage.forgetsLook) }
}
