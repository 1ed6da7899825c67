import HTTPClient

/// Why there is no socket, as a person may read it, and what that means for the next try.
struct SlackSocketTrouble: Hashable, Sendable {
    /// "Slack: …", without any secret.
    let sentence: String
    /// A person must act: it is said at once, not only when it lasts.
    var isLoud = false
    /// The next try is not sooner.
    var wait = Duration.zero

    private static let app = "api.slack.com/apps → your app"

    private init(_ what: String, isLoud: Bool = false, wait: Duration = .zero) {
        sentence = "Slack: \(what)"
        self.isLoud = isLoud
        self.wait = wait
    }

    static let noHello = SlackSocketTrouble("could not listen: Slack opened a socket, but said nothing on it")
    static let closed = SlackSocketTrouble("could not listen: Slack closed the socket")
    static let noURL = SlackSocketTrouble("could not listen: Slack named no address for a socket; check `api_base`")

    /// Slack said `disconnect` for a reason that a new socket does not mend by itself.
    init(reason: String) {
        switch reason {
        case "link_disabled":
            self.init(
                "Socket Mode is switched off for the app; switch it on at \(Self.app) → Settings → Socket Mode, "
                    + "or take `mode: http`",
                isLoud: true, wait: .seconds(60))
        case "too_many_websockets":
            self.init(
                "could not listen: more than 10 sockets are open for the app; stop what else runs with this app token",
                wait: .seconds(10))
        default:
            self.init("could not listen: Slack ended the socket\(reason.isEmpty ? "" : " (\(reason))")")
        }
    }

    init(_ failure: HTTPFailure) {
        self.init("could not listen: \(failure.message)")
    }

    /// `apps.connections.open` gave no address.
    init(_ failure: SlackFailure) {
        switch failure {
        case .refused(_, let code, _):
            self = Self.refusal(code)
        case .limited(let wait):
            self.init("could not listen: Slack limits how often the app may connect", wait: wait)
        case .away(let wait):
            self.init("could not listen: Slack is not up to it at the moment", wait: wait ?? .zero)
        case .half(let failure):
            self.init(failure)
        case .unreachable(let failure):
            self.init(failure)
        case .unreadable(let status) where status >= 500:
            self.init("could not listen: Slack failed (\(status))")
        case .unreadable(let status):
            self.init("could not listen: what answered (\(status)) is not Slack; check `api_base`")
        case .noToken(let why):
            self.init("could not listen: \(why)", isLoud: true)
        }
    }

    private static func refusal(_ code: String) -> SlackSocketTrouble {
        let place = "\(app) → Settings → Basic Information → App-Level Tokens"
        switch code {
        case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive":
            return SlackSocketTrouble(
                "could not listen: Slack does not take the app token (\(code)); put a new one in place, from \(place)",
                isLoud: true)
        case "not_allowed_token_type":
            return SlackSocketTrouble(
                "could not listen: the app token is a token of another kind (\(code)); it begins with xapp- and is "
                    + "made at \(place)",
                isLoud: true)
        case "missing_scope", "no_permission":
            return SlackSocketTrouble(
                "could not listen: the app token lacks the scope connections:write (\(code)); make one with it at "
                    + place,
                isLoud: true)
        default:
            return SlackSocketTrouble("could not listen: Slack refused to open a socket (\(code))")
        }
    }
}
