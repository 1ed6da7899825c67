import Delivery
import HTTPClient
import Incidents

/// The rows that hold for everything reached by HTTP.
extension PagerFault {
    typealias Send = @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameter quoting: a refusal in the service's own form that quotes the secret.
    static func web(
        _ service: String, _ order: PageOrder, quoting: String, pager: (@escaping Send) -> any Pager
    ) -> [PagerFault] {
        func row(
            _ what: String, _ answer: Result<HTTPResponse, HTTPFailure>, _ retry: DeliveryFailure.Retry,
            mayHaveArrived: Bool = false
        ) -> PagerFault {
            PagerFault(
                description: "\(service) \(what)", pager: pager { _ throws(HTTPFailure) in try answer.get() },
                order: order, retry: retry, mayHaveArrived: mayHaveArrived)
        }
        func said(_ status: Int, _ body: String, _ headers: [(name: String, value: String)] = []) -> Result<
            HTTPResponse, HTTPFailure
        > { .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8))) }
        func lost(_ kind: HTTPFailure.Kind, _ arrived: Bool) -> Result<HTTPResponse, HTTPFailure> {
            .failure(HTTPFailure(kind: kind, mayHaveArrived: arrived, message: "no answer from service.test:443"))
        }
        return [
            row("refused", said(400, quoting), .never),
            row("refused by a proxy", said(403, "<html>\n\(secret)</html>"), .never),
            row("with a wrong login", said(401, quoting), .never),
            row("throttled", said(429, quoting, [("Retry-After", "20")]), .after(.seconds(20))),
            row("throttled without a time", said(429, ""), .after(.seconds(15))),
            row("throttled for a day", said(429, "", [("Retry-After", "86400")]), .after(.seconds(600))),
            row("failing", said(500, quoting), .later, mayHaveArrived: true),
            row("down for now", said(503, "<html>\(secret)</html>"), .later, mayHaveArrived: true),
            row("hung", lost(.timeout, true), .later, mayHaveArrived: true),
            row("cut before the request was taken", lost(.cut, false), .later),
            row("done but the answer lost", lost(.cut, true), .later, mayHaveArrived: true),
            row("not to be found", lost(.resolve, false), .later),
            row("without TLS", lost(.tls, false), .later),
            row("at an address that is none", lost(.badURL, false), .never),
        ]
    }
}
