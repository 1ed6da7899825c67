@testable import Pagers

extension PagerFault {
    static func incidentIO(_ exchange: @escaping Send) -> IncidentIOPager {
        IncidentIOPager(
            name: "incident-io", apiBase: "http://io.test/",
            source: { $0 == "checkout" ? .init(id: "01GW2G3V", token: { secret }) : nil }, exchange: exchange)
    }

    static let incidentIO = web(
        "incident-io", Pages.order(to: "checkout", pager: "incident-io"),
        quoting: "{\"message\":\"no\\nkey \(secret)\"}"
    ) { incidentIO($0) }
}
