import HTTPClient
import Pagers
import Settings

extension Adapters {
    static func incidentIO(_ service: IncidentIOSettings, _ http: HTTPClient) -> IncidentIOPager {
        let sources = service.sources.mapValues { source in
            IncidentIOPager.Source(id: source.id, token: { try source.token.read().value })
        }
        return IncidentIOPager(name: service.name, apiBase: service.apiBase, source: { sources[$0] }, http: http)
    }
}
