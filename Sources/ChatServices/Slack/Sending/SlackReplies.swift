import Delivery
import Incidents
import Synchronization

/// Where late answers to slash commands may be sent: kept with the command itself, good for half an hour.
final class SlackReplies: Sendable {
    private struct Source {
        var intake: any Intake
        var chat: String
        var now: @Sendable () -> Instant
    }
    private let source = Mutex<Source?>(nil)

    func listen(to intake: any Intake, chat: SlackChat) {
        let new = Source(intake: intake, chat: chat.name, now: chat.now)
        source.withLock { $0 = new }
    }

    static func key(chat: String, command id: String) -> String { "\(chat)/reply/\(id)" }

    /// By the id of the command that is answered.
    func address(_ id: String) async -> String? {
        guard id.hasPrefix("slash."), let source = source.withLock({ $0 }),
            let kept = await source.intake.remembered(Self.key(chat: source.chat, command: id)),
            let space = kept.firstIndex(of: " "), let second = Int64(kept[..<space]),
            source.now() - Instant(seconds: second) < .minutes(29)
        else { return nil }
        return String(kept[kept.index(after: space)...])
    }
}

/// Slack's stamps: seconds since 1970 with six digits behind the point, which name a message in its channel.
enum SlackTime {
    static func stamp(_ instant: Instant) -> String {
        let fraction = String(instant.milliseconds % 1000)
        return "\(instant.milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)000"
    }
}
