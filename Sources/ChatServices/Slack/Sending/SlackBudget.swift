import Incidents
import Synchronization

/// How often Slack lets an app call each method, and how long a method rests after it said 429.
///
/// A call over the budget fails at once with how long to wait: the outbox puts it off and lets what is more urgent go
/// first. https://docs.slack.dev/apis/web-api/rate-limits
final class SlackBudget: Sendable {
    /// Calls a minute by tier; `post` has its own rule (once a second in a channel), which the outbox keeps.
    enum Tier: Double {
        case one = 1
        case two = 20
        case three = 50
        case four = 100
        case post = 300
    }

    static let tiers: [String: Tier] = [
        "api.test": .four, "auth.test": .four, "apps.connections.open": .one,
        "bookmarks.add": .two, "bookmarks.list": .three,
        "chat.postMessage": .post, "chat.update": .three, "chat.postEphemeral": .four, "chat.getPermalink": .post,
        "conversations.archive": .two, "conversations.create": .two, "conversations.history": .three,
        "conversations.info": .three, "conversations.invite": .three, "conversations.join": .three,
        "conversations.list": .two, "conversations.rename": .two, "conversations.replies": .three,
        "conversations.setPurpose": .two, "conversations.setTopic": .two,
        "files.completeUploadExternal": .four, "files.getUploadURLExternal": .four,
        "pins.add": .two, "usergroups.list": .two, "users.conversations": .three, "users.info": .four,
        "users.lookupByEmail": .three, "views.open": .four,
    ]

    private struct Account {
        /// Calls that may be made now, up to a minute's allowance.
        var left: Double
        var at: Instant
        var restsUntil = Instant.distantPast
    }
    private let accounts = Mutex<[String: Account]>([:])
    private let now: @Sendable () -> Instant

    init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// Nil when the call may be made, which it then counts; else how long to wait.
    func wait(for method: String) -> Duration? {
        let tier = Self.tiers[method] ?? .two
        // Socket Mode opens the next connection before the last one ends: the documented minimum is more than it needs.
        let burst = tier == .one ? 5 : tier.rawValue
        let now = now()
        return accounts.withLock { accounts in
            var account = accounts[method] ?? Account(left: burst, at: now)
            let passed = Double((now - account.at).milliseconds) / 60_000
            account.left = min(burst, account.left + max(0, passed) * tier.rawValue)
            account.at = now
            defer { accounts[method] = account }
            if account.restsUntil > now { return account.restsUntil - now }
            guard account.left >= 1 else {
                return .milliseconds(Int64((1 - account.left) / tier.rawValue * 60_000) + 1)
            }
            account.left -= 1
            return nil
        }
    }

    /// Slack said 429.
    func rest(_ method: String, for wait: Duration) {
        let until = now() + wait
        accounts.withLock { accounts in
            accounts[method, default: Account(left: 0, at: now())].restsUntil = until
        }
    }
}
