import Delivery
import HTTPClient
import Incidents

@testable import Pagers

extension PagerFault {
    static func pushover(
        publicURL: String? = "https://sitrep.example.org", token: String = secret, now: Instant = Pages.now,
        pause: @escaping @Sendable () async throws -> Void = { throw CancellationError() }, send: @escaping Send
    ) -> PushoverPager {
        PushoverPager(
            name: "pushover", apiBase: "https://pushover.test/", token: { token },
            userKey: { $0 == "ana" ? secret : nil }, publicURL: publicURL, now: { now }, pause: pause, exchange: send)
    }

    static let pushover =
        web(
            "Pushover", Pages.order(to: "ana", pager: "pushover"),
            quoting: "{\"user\":\"invalid\",\"errors\":[\"user key \(secret) is invalid\"],\"status\":0}",
            pager: { pushover(send: $0) })
        + [
            PagerFault(
                description: "Pushover with an answer of another shape",
                pager: pushover(send: Exchange(200, "ok").send),
                order: Pages.order(to: "ana", pager: "pushover"), retry: .never),
            PagerFault(
                description: "Pushover without a key", pager: pushover(send: Exchange().send),
                order: Pages.order(to: "cleo", pager: "pushover"), retry: .never),
        ]
}
