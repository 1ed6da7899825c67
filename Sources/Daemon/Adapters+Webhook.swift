import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func webhook(
        _ hook: WebhookSettings, _ configuration: Configuration, _ http: HTTPClient
    ) throws -> WebhookPager {
        let url: @Sendable () throws -> String
        switch hook.url {
        case .plain(let text): url = { text }
        case .secret(let source):
            url = { try source.read().value }
        }
        let people = configuration.policy.people
        return WebhookPager(
            name: hook.name, url: url, secrets: { try hook.secret.read().value }, caFile: hook.caFile,
            person: { people[$0] }, now: WallClock.now,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }
}
