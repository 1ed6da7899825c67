@testable import Pagers

extension PagerFault {
    static func opsgenie(_ exchange: @escaping Send) -> OpsgeniePager {
        OpsgeniePager(
            name: "opsgenie", api: OpsgenieAPI(base: "http://og.test/", key: { secret }, exchange: exchange),
            source: "sitrep-1", addresses: ["ana@example.org", "team:Checkout"], webhookSecret: { secret })
    }

    static let opsgenie = web(
        "opsgenie", Pages.order(to: "ana@example.org", pager: "opsgenie"),
        quoting: "{\"message\":\"no\\nkey \(secret)\"}",
        waiting: "X-RateLimit-Period-In-Sec"
    ) {
        opsgenie($0)
    }
}
