import Delivery
import HTTPClient
import Incidents

@testable import Pagers

/// A pager whose other side misbehaves in a given way, and what the port promises to say then.
struct PagerFault: Sendable, CustomStringConvertible {
    var description: String
    var pager: any Pager
    var order: PageOrder
    var retry: DeliveryFailure.Retry
    var mayHaveArrived = false

    static let secret = "0123456789abcdef0123456789abcdef"

    static func email(
        deliver: @escaping @Sendable (MailTransfer) async throws(HTTPFailure) -> MailReceipt
    ) -> EmailPager {
        EmailPager(
            name: "email", server: .init(url: "smtp://mx.test:587", user: "bot", password: { secret }),
            from: "sitrep@example.org", now: { Pages.now }, deliver: deliver)
    }

    static func pagerDuty(
        _ exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) -> PagerDutyPager {
        PagerDutyPager(
            name: "pagerduty", apiBase: "http://pd.test/", routingKey: { $0 == "checkout" ? secret : nil },
            source: "sitrep-1", now: { Pages.now }, exchange: exchange)
    }

    private static func mail(_ what: String, _ failure: HTTPFailure, _ retry: DeliveryFailure.Retry) -> PagerFault {
        PagerFault(
            description: "mail \(what)", pager: email { _ throws(HTTPFailure) in throw failure }, order: Pages.order(),
            retry: retry, mayHaveArrived: failure.mayHaveArrived)
    }

    private static func event(
        _ what: String, _ answer: Result<HTTPResponse, HTTPFailure>, _ retry: DeliveryFailure.Retry,
        mayHaveArrived: Bool = false
    ) -> PagerFault {
        PagerFault(
            description: "PagerDuty \(what)", pager: pagerDuty { _ throws(HTTPFailure) in try answer.get() },
            order: Pages.order(to: "checkout", pager: "pagerduty"), retry: retry, mayHaveArrived: mayHaveArrived)
    }

    private static func body(
        _ status: Int, _ text: String, retryAfter: String? = nil
    ) -> Result<HTTPResponse, HTTPFailure> {
        let headers = retryAfter.map { [(name: "Retry-After", value: $0)] } ?? []
        return .success(HTTPResponse(status: status, headers: headers, body: Array(text.utf8)))
    }

    static let all: [PagerFault] =
        mailsAndEvents
        + pagerDutyIncidents
        + opsgenie
        + incidentIO
        + grafanaIRM
        + twilio
        + ntfy
        + pushover
        + webhook
        + command

    private static let mailsAndEvents: [PagerFault] = [
        mail("refused", HTTPFailure(kind: .refusedByServer(code: 550), message: "550 no \(secret) here"), .never),
        mail("throttled", HTTPFailure(kind: .refusedByServer(code: 451), message: "451 try again"), .later),
        mail("hung", HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "no complete answer"), .later),
        mail("done but the answer lost", HTTPFailure(kind: .cut, mayHaveArrived: true, message: "closed"), .later),
        mail("down", HTTPFailure(kind: .connect, message: "could not connect to mx.test:587"), .later),
        mail("without TLS", HTTPFailure(kind: .tls, message: "no trusted TLS connection"), .later),
        mail("with a wrong password", HTTPFailure(kind: .authentication, message: "not \(secret)"), .never),
        event(
            "refused", body(400, "{\"message\":\"Event object is invalid\",\"errors\":[\"bad key \(secret)\"]}"), .never
        ),
        event("forbidden", body(403, "<html>\(secret)</html>"), .never),
        event("throttled", body(429, "", retryAfter: "20"), .after(.seconds(20))),
        event("throttled without a time", body(429, ""), .after(.seconds(15))),
        event("failing", body(503, "{\"message\":\"at \(secret)\"}"), .later, mayHaveArrived: true),
        event(
            "hung", .failure(HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "no answer")), .later,
            mayHaveArrived: true),
        event(
            "done but the answer lost", .failure(HTTPFailure(kind: .cut, mayHaveArrived: true, message: "closed")),
            .later, mayHaveArrived: true),
        event("down", .failure(HTTPFailure(kind: .resolve, message: "could not resolve pd.test")), .later),
    ]
}
