import Delivery
import HTTPClient
import Incidents

extension PagerFault {
    typealias Exchange = @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// The faults that every service over HTTP has, each with what the port promises to say.
    static func web(
        _ service: String, to address: String, waiting header: String = "Retry-After",
        _ make: (@escaping Exchange) -> any Pager
    ) -> [PagerFault] {
        let order = Pages.order(to: address, pager: service)
        func row(
            _ what: String, _ answer: Result<HTTPResponse, HTTPFailure>, _ retry: DeliveryFailure.Retry,
            mayHaveArrived: Bool = false
        ) -> PagerFault {
            PagerFault(
                description: "\(service) \(what)", pager: make { _ throws(HTTPFailure) in try answer.get() },
                order: order, retry: retry, mayHaveArrived: mayHaveArrived)
        }
        func said(_ status: Int, _ text: String, _ headers: [(name: String, value: String)] = [])
            -> Result<HTTPResponse, HTTPFailure>
        { .success(HTTPResponse(status: status, headers: headers, body: Array(text.utf8))) }
        return [
            row("refused", said(422, "{\"message\":\"no\\nkey \(secret)\",\"took\":0.1}"), .never),
            row("forbidden", said(403, "<html>\(secret)</html>"), .never),
            row("unauthorised", said(401, "{\"errors\":[\"key \(secret) is none\"]}"), .never),
            row("throttled", said(429, "", [(header, "20")]), .after(.seconds(20))),
            row("throttled for long", said(429, "", [(header, "86400")]), .after(.seconds(600))),
            row("throttled without a time", said(429, "{\"message\":\"\(secret)\"}"), .after(.seconds(15))),
            row("failing", said(500, "{\"message\":\"at \(secret)\"}"), .later, mayHaveArrived: true),
            row(
                "hung", .failure(HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "no answer")), .later,
                mayHaveArrived: true),
            row("cut before it was taken", .failure(HTTPFailure(kind: .cut, message: "closed at once")), .later),
            row(
                "done but the answer lost", .failure(HTTPFailure(kind: .cut, mayHaveArrived: true, message: "closed")),
                .later, mayHaveArrived: true),
            row("down", .failure(HTTPFailure(kind: .resolve, message: "could not resolve")), .later),
        ]
    }
}
