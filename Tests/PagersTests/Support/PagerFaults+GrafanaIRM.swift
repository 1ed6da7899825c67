@testable import Pagers

extension PagerFault {
    static func grafanaIRM(_ exchange: @escaping Exchange) -> GrafanaIRMPager {
        GrafanaIRMPager(
            name: "grafana-irm",
            url: { $0 == "checkout" ? "https://irm.test/integrations/v1/formatted_webhook/\(secret)/" : nil },
            exchange: exchange)
    }

    static let grafanaIRM = web("grafana-irm", to: "checkout") { grafanaIRM($0) }
}
