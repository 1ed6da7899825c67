import Delivery
import HTTPClient
import Incidents

@testable import Pagers

extension PagerFault {
    /// The topic and the token are one secret here, so that neither may show.
    static func ntfy(login: NtfyPager.Login? = .token { secret }, send: @escaping Send) -> NtfyPager {
        NtfyPager(
            name: "ntfy", apiBase: "https://ntfy.test/", login: login,
            topic: { ["ana": .init(secret, isSecret: true), "bob": .init("bobs-pages", isSecret: false)][$0] },
            exchange: send)
    }

    static let ntfy =
        web(
            "ntfy", Pages.order(to: "ana", pager: "ntfy"),
            quoting: "{\"code\":40301,\"http\":403,\"error\":\"forbidden: topic \(secret)\"}", pager: { ntfy(send: $0) }
        )
        + [
            PagerFault(
                description: "ntfy without a topic", pager: ntfy(send: Exchange().send),
                order: Pages.order(to: "cleo", pager: "ntfy"), retry: .never)
        ]
}
