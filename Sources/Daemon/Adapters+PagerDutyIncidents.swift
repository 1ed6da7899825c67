import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    static func pagerDutyIncidents(
        _ service: PagerDutyIncidentsSettings, _ http: HTTPClient
    ) throws -> PagerDutyIncidentsPager {
        var secrets: (@Sendable () throws -> String)?
        if let source = service.webhookSecret { secrets = { try source.read().value } }
        return PagerDutyIncidentsPager(
            name: service.name, rest: rest(service.apiBase, service.token, http),
            desk: .init(service: service.service, escalationPolicy: service.escalationPolicy, from: service.from),
            users: service.users, webhookSecrets: secrets)
    }

    static func pagerDuty(
        _ service: PagerDutySettings, _ configuration: Configuration, _ http: HTTPClient
    ) throws -> PagerDutyPager {
        let users = configuration.policy.people.compactMapValues { $0.handles[service.name] }
        let door = service.webhookSecret.map { source in
            PagerDutyDoor(
                pager: service.name, secrets: { try source.read().value }, accounts: PagerDutyAccounts(users),
                rest: service.token.map { rest(service.restBase, $0, http) })
        }
        let keys = service.keys
        return PagerDutyPager(
            name: service.name, apiBase: service.apiBase, routingKey: { try keys[$0]?.read().value },
            source: configuration.server.publicURL ?? "sitrep", door: door, now: WallClock.now, http: http)
    }

    static func rest(_ base: String, _ token: SecretSource, _ http: HTTPClient) -> PagerDutyREST {
        PagerDutyREST(
            apiBase: base, token: { try token.read().value },
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }
}
