import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func pushover(
        _ pushover: PushoverSettings, _ configuration: Configuration, _ http: HTTPClient
    ) throws -> PushoverPager {
        let token = FreshSecret(pushover.token)
        let keys = pushover.keys
        return PushoverPager(
            name: pushover.name, apiBase: pushover.apiBase, token: { try token.read() },
            userKey: { try keys[$0]?.read().value }, publicURL: configuration.server.publicURL,
            acknowledge: "\(configuration.policy.prefix)ack", now: WallClock.now, http: http)
    }
}
