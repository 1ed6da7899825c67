@testable import Pagers

extension PagerFault {
    static func grafanaIRM(_ exchange: @escaping Send) -> GrafanaIRMPager {
        GrafanaIRMPager(
            name: "grafana-irm",
            url: { $0 == "checkout" ? "https://irm.test/integrations/v1/formatted_webhook/\(secret)/" : nil },
            exchange: exchange)
    }

    static let grafanaIRM = web(
        "grafana-irm", Pages.order(to: "checkout", pager: "grafana-irm"),
        quoting: "{\"message\":\"no\\nkey \(secret)\"}"
    ) { grafanaIRM($0) }
}
