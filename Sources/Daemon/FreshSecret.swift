import Incidents
import Settings
import Synchronization

/// A secret that is used many times a second: read again after some seconds, so that a rotated one is taken without a
/// restart.
final class FreshSecret: Sendable {
    private let source: SecretSource
    private let known = Mutex<(text: String, until: Instant)>(("", .distantPast))
    private static let lifetime = Duration.seconds(5)

    init(_ source: SecretSource) { self.source = source }

    func read() throws -> String {
        let now = WallClock.now()
        let kept = known.withLock { $0.until > now && $0.until <= now + Self.lifetime ? $0.text : nil }
        if let kept { return kept }
        let text = try source.read().value
        known.withLock { $0 = (text, now + Self.lifetime) }
        return text
    }
}
