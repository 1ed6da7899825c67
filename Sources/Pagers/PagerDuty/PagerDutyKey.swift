import Incidents

/// How our pages are told apart at PagerDuty.
enum PagerDutyKey: Hashable, Sendable {
    /// The Events API: an alert carries the dedup key as it is.
    case whole
    /// An incident of the REST API carries it without the address, because several people share one incident.
    case shortened

    /// Ours begin so; what does not is somebody else's incident.
    static let prefix = "sitrep/"

    /// `sitrep/5f3a/INC-3/17/PXPGF42` → `sitrep/5f3a/INC-3/17`
    static func shortened(_ order: PageOrder) -> String {
        let end = "/\(order.way.address)"
        return order.dedupKey.hasSuffix(end) ? String(order.dedupKey.dropLast(end.count)) : order.dedupKey
    }

    /// The dedup key of the page to one address.
    func dedupKey(_ key: String, address: String) -> String {
        switch self {
        case .whole: key
        case .shortened: "\(key)/\(address)"
        }
    }
}
