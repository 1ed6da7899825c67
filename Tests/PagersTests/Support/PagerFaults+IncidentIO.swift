@testable import Pagers

extension PagerFault {
    static func incidentIO(_ exchange: @escaping Exchange) -> IncidentIOPager {
        IncidentIOPager(
            name: "incident-io", apiBase: "http://io.test/",
            source: { $0 == "checkout" ? .init(id: "01GW2G3V", token: { secret }) : nil }, exchange: exchange)
    }

    static let incidentIO = web("incident-io", to: "checkout") { incidentIO($0) }
}
