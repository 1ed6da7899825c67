import HTTPClient
import Pagers
import Settings

extension Adapters {
    static func grafanaIRM(_ service: GrafanaIRMSettings, _ http: HTTPClient) -> GrafanaIRMPager {
        let urls = service.urls
        return GrafanaIRMPager(
            name: service.name, apiBase: service.apiBase, url: { try urls[$0]?.read().value }, http: http)
    }
}
