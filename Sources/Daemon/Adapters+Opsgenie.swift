import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func opsgenie(
        _ service: OpsgenieSettings, _ configuration: Configuration, _ http: HTTPClient
    ) -> OpsgeniePager {
        let rule = configuration.policy.pagers.first { $0.name == service.name }
        let shared = [rule?.shared].compactMap { $0 }
        let addresses = Array((rule?.people ?? [:]).values) + Array((rule?.lines ?? [:]).values) + shared
        var secret: (@Sendable () throws -> String)?
        if let source = service.webhookSecret { secret = { try source.read().value } }
        return OpsgeniePager(
            name: service.name, api: api(service, http), source: configuration.server.publicURL ?? "sitrep",
            addresses: addresses, webhookSecret: secret)
    }

    /// Also for schedules that are kept there.
    static func api(_ service: OpsgenieSettings, _ http: HTTPClient) -> OpsgenieAPI {
        let key = service.apiKey
        return OpsgenieAPI(base: service.apiBase, key: { try key.read().value }, http: http)
    }
}
