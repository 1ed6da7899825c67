import Delivery
import HTTPClient
import Incidents

@testable import Pagers

extension PagerFault {
    static let webhookSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"

    static func webhook(
        secrets: String = webhookSecret, url: String = "https://hooks.test/pages?token=\(secret)",
        _ exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) -> WebhookPager {
        let ana = Person(
            id: PersonID("ana"), name: "Ana Ruiz", phones: ["+49 30 1234567"], email: "ana@example.org")
        return WebhookPager(
            name: "hook", url: { url }, secrets: { secrets }, person: { $0 == ana.id ? ana : nil },
            now: { Pages.now }, exchange: exchange)
    }

    private static func hook(
        _ what: String, _ answer: Result<HTTPResponse, HTTPFailure>, _ retry: DeliveryFailure.Retry,
        mayHaveArrived: Bool = false
    ) -> PagerFault {
        PagerFault(
            description: "webhook \(what)", pager: webhook { _ throws(HTTPFailure) in try answer.get() },
            order: Pages.order(to: "ana", pager: "hook"), retry: retry, mayHaveArrived: mayHaveArrived)
    }

    private static func status(_ status: Int, retryAfter: String? = nil) -> Result<HTTPResponse, HTTPFailure> {
        let headers = retryAfter.map { [(name: "Retry-After", value: $0)] } ?? []
        return .success(HTTPResponse(status: status, headers: headers, body: Array("no \(secret) here".utf8)))
    }

    static let webhook: [PagerFault] = [
        hook("refused", status(403), .never),
        hook("moved", status(301), .never),
        hook("gone", status(410), .never),
        hook("throttled", status(429, retryAfter: "20"), .after(.seconds(20))),
        hook("throttled without a time", status(429), .after(.seconds(15))),
        hook("failing", status(500), .later, mayHaveArrived: true),
        hook("failing with a time", status(503, retryAfter: "7"), .after(.seconds(7)), mayHaveArrived: true),
        hook(
            "hung", .failure(HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "no answer")), .later,
            mayHaveArrived: true),
        hook("cut before it was taken", .failure(HTTPFailure(kind: .cut, message: "closed")), .later),
        hook(
            "done but the answer lost", .failure(HTTPFailure(kind: .cut, mayHaveArrived: true, message: "closed")),
            .later, mayHaveArrived: true),
        PagerFault(
            description: "webhook without a good secret",
            pager: webhook(secrets: "whsec_\(secret.prefix(20))") { _ throws(HTTPFailure) in HTTPResponse(status: 200)
            },
            order: Pages.order(to: "ana", pager: "hook"), retry: .never),
    ]
}
