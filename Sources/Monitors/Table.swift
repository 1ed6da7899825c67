/// Every kind of monitor, by the word that names it under `monitors:`. Errors and the reference are written from here.
package enum MonitorKind: String, Hashable, Sendable, CaseIterable {
    case http

    /// One line: what it is.
    package var summary: String {
        switch self {
        case .http: "asks a web address and judges the status and, where wanted, a text in the answer"
        }
    }
}
