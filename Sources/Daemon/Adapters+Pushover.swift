import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func pushover(
        _ pushover: PushoverSettings, _ configuration: Configuration, _ http: HTTPClient
    ) throws -> PushoverPager {
        // Read once now, so that a missing secret refuses the start; then at each use.
        let token = FreshSecret(pushover.token)
        _ = try token.read()
        let keys = pushover.keys
        return PushoverPager(
            name: pushover.name, apiBase: pushover.apiBase, token: { try token.read() },
            userKey: { try keys[$0]?.read().value }, publicURL: configuration.server.publicURL,
            acknowledge: "\(configuration.policy.prefix)ack", now: WallClock.now, http: http)
    }
}
