import Incidents
import Synchronization

/// How often Slack lets an app call each method, and how long a method rests after it said 429. How often it may post
/// in a channel is the outbox's to keep, and Slack names no number for a workspace: there its 429 is waited for.
///
/// A call over the budget fails at once with how long to wait: the outbox puts it off and lets what is more urgent go
/// first. https://docs.slack.dev/apis/web-api/rate-limits
final class SlackBudget: Sendable {
    /// Calls a minute by tier.
    enum Tier: Double {
        case two = 20
        case three = 50
        case four = 100
        case special = 100_000
    }

    static let tiers: [String: Tier] = [
        "api.test": .four, "auth.test": .four, "apps.connections.open": .three,
        "bookmarks.add": .two, "bookmarks.list": .three,
        "chat.postMessage": .special, "chat.update": .three, "chat.postEphemeral": .four, "chat.getPermalink": .special,
        "conversations.archive": .two, "conversations.create": .two, "conversations.history": .three,
        "conversations.info": .three, "conversations.invite": .three, "conversations.join": .three,
        "conversations.list": .two, "conversations.rename": .two, "conversations.replies": .three,
        "conversations.setPurpose": .two, "conversations.setTopic": .two,
        "files.completeUploadExternal": .four, "files.getUploadURLExternal": .four,
        "pins.add": .two, "usergroups.list": .two, "users.conversations": .three, "users.info": .four,
        "users.list": .two, "users.lookupByEmail": .three, "views.open": .four,
    ]

    /// Methods that Slack limits for each channel by itself: one channel's 429 says nothing about the others.
    private static let byChannel: Set<String> = ["chat.postMessage", "chat.postEphemeral"]
    /// So many channels refused at the same time are no longer about channels: the method rests as a whole.
    private static let channelsThatAreAll = 3

    private struct Account {
        /// Calls that may be made now, up to a minute's allowance.
        var left: Double
        var at: Instant
        var restsUntil = Instant.distantPast
        var channels: [String: Instant] = [:]
    }
    private let accounts = Mutex<[String: Account]>([:])
    private let now: @Sendable () -> Instant

    init(now: @escaping @Sendable () -> Instant) { self.now = now }

    /// Nil when the call may be made, which it then counts; else how long to wait. `keeping` is what is left to others.
    func wait(for method: String, in channel: String? = nil, keeping: Double = 0) -> Duration? {
        let tier = Self.tiers[method] ?? .two
        let burst = tier.rawValue
        let now = now()
        return accounts.withLock { accounts in
            var account = accounts[method] ?? Account(left: burst, at: now)
            // The clock was ahead and is right again: what was to rest by it would rest for as long as it was ahead.
            if now < account.at {
                account.restsUntil = .distantPast
                account.channels.removeAll()
            }
            let passed = Double((now - account.at).milliseconds) / 60_000
            account.left = min(burst, account.left + max(0, passed) * tier.rawValue)
            account.at = now
            defer { accounts[method] = account }
            let rest = max(account.restsUntil, channel.flatMap { account.channels[$0] } ?? .distantPast)
            if rest > now { return rest - now }
            guard account.left >= 1 + keeping else {
                return .milliseconds(Int64((1 + keeping - account.left) / tier.rawValue * 60_000) + 1)
            }
            account.left -= 1
            return nil
        }
    }

    /// Slack said 429.
    func rest(_ method: String, in channel: String? = nil, for wait: Duration) {
        let now = now()
        accounts.withLock { accounts in
            var account = accounts[method] ?? Account(left: (Self.tiers[method] ?? .two).rawValue, at: now)
            defer { accounts[method] = account }
            guard let channel, Self.byChannel.contains(method) else {
                account.restsUntil = now + wait
                return
            }
            account.channels = account.channels.filter { $0.value > now }
            account.channels[channel] = now + wait
            if account.channels.count >= Self.channelsThatAreAll { account.restsUntil = now + wait }
        }
    }
}
