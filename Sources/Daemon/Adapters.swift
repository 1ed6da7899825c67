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
    var pagers: [any Pager] = []
    var monitors: [any Monitor] = []

    /// Who runs the daemon, for the console.
    private static var user: String { getenv("USER").map { String(cString: $0) } ?? "" }

    init(_ configuration: Configuration, http: HTTPClient) throws {
        let people = configuration.policy.people
        for chat in configuration.chats {
            switch chat {
            case .matrix(let matrix):
                let token = matrix.accessToken
                chats.append(
                    MatrixChat(
                        name: matrix.name, homeserver: matrix.homeserver, userID: matrix.userID,
                        // Read at each use: a new token can be put in place without a restart.
                        accessToken: { try token.read().value }, http: http,
                        handle: { people[$0]?.handles[matrix.name] ?? $0.handle(at: matrix.name) }))
            case .console: chats.append(ConsoleChat(sender: Self.user, now: WallClock.now))
            }
        }
        for pager in configuration.pagers {
            switch pager {
            case .email(let mail):
                pagers.append(try EmailPager(mail, http: http))
            case .pagerDuty(let service):
                pagers.append(try PagerDutyPager(service, http: http))
            }
        }
        for case .http(let check) in configuration.monitors { monitors.append(HTTPMonitor(check, http: http)) }
    }

    var courier: Courier { Courier(chats: chats, pagers: pagers, monitors: monitors, looks: !Sabotage.forgetsLook) }
}

extension PersonID {
    fileprivate func handle(at chat: String) -> String? {
        guard let stranger = strangersHandle, stranger.chat == chat else { return nil }
        return stranger.handle
    }
}
