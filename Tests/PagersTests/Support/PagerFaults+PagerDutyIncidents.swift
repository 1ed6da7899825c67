import Delivery
import HTTPClient
import Incidents

@testable import Pagers

extension PagerFault {
    static func incidents(
        _ service: FakePagerDuty, webhookSecrets: (@Sendable () throws -> String)? = nil
    ) -> PagerDutyIncidentsPager {
        PagerDutyIncidentsPager(
            name: "pd",
            rest: PagerDutyREST(
                apiBase: "http://pd.test/", token: { secret },
                exchange: { request throws(HTTPFailure) in try service.answer(request) }),
            desk: .init(service: "PIJ90N7", from: "bot@example.org"),
            users: [PersonID("ana"): "PANA123", PersonID("bob"): "PBOB123"], webhookSecrets: webhookSecrets)
    }

    private static func incident(
        _ what: String, at request: String, _ answer: Result<HTTPResponse, HTTPFailure>,
        _ retry: DeliveryFailure.Retry, mayHaveArrived: Bool = false
    ) -> PagerFault {
        let service = FakePagerDuty()
        service.fail(request, answer)
        return PagerFault(
            description: "PagerDuty incident \(what), \(request)", pager: incidents(service),
            order: Pages.order(to: "PANA123", pager: "pd"), retry: retry, mayHaveArrived: mayHaveArrived)
    }

    static let pagerDutyIncidents: [PagerFault] = ["POST /incidents", "POST /incidents/Q1/responder_requests"].flatMap {
        request -> [PagerFault] in
        let refusal = "{\"error\":{\"message\":\"Invalid\",\"code\":2001,\"errors\":[\"no \(secret)\\nhere\"]}}"
        return [
            incident("refused", at: request, .success(FakePagerDuty.json(400, refusal)), .never),
            incident("unauthorized", at: request, .success(FakePagerDuty.json(401, refusal)), .never),
            incident("not in the plan", at: request, .success(FakePagerDuty.json(402, "")), .never),
            incident("forbidden", at: request, .success(FakePagerDuty.json(403, "<html>\(secret)</html>")), .never),
            incident(
                "throttled", at: request, .success(FakePagerDuty.json(429, "", [("ratelimit-reset", "20")])),
                .after(.seconds(20))),
            incident(
                "throttled by a proxy", at: request, .success(FakePagerDuty.json(429, "", [("Retry-After", "7")])),
                .after(.seconds(7))),
            incident(
                "throttled without a time", at: request, .success(FakePagerDuty.json(429, "")), .after(.seconds(15))),
            incident(
                "changed meanwhile", at: request,
                .success(FakePagerDuty.json(409, "{\"error\":{\"code\":1005,\"message\":\"Data Updated\"}}")), .later),
            incident("failing", at: request, .success(FakePagerDuty.json(500, "")), .later, mayHaveArrived: true),
            incident(
                "hung", at: request,
                .failure(HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "no answer")), .later,
                mayHaveArrived: true),
            incident(
                "cut before it was taken", at: request, .failure(HTTPFailure(kind: .connect, message: "closed")), .later
            ),
            incident(
                "done but the answer lost", at: request,
                .failure(HTTPFailure(kind: .cut, mayHaveArrived: true, message: "closed")), .later,
                mayHaveArrived: true),
            incident(
                "answered by something else", at: request, .success(FakePagerDuty.json(200, "<html>")), .later,
                mayHaveArrived: true),
        ]
    }
}
