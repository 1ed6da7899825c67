import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

@Suite("paging by a webhook")
struct WebhookTests {
    private func sent(_ order: PageOrder, secrets: String = PagerFault.webhookSecret) async throws -> HTTPRequest {
        let kept = Mutex<HTTPRequest?>(nil)
        let pager = PagerFault.webhook(secrets: secrets) { request throws(HTTPFailure) in
            kept.withLock { $0 = request }
            return HTTPResponse(status: 204)
        }
        #expect(try await pager.send(order, key: "e17/page/0") == PageAnswer(.accepted, detail: "hook took it"))
        return try #require(kept.withLock { $0 })
    }
    private func header(_ name: String, _ request: HTTPRequest) -> String? {
        request.headers.first { $0.0 == name }?.1
    }

    @Test("a page is one JSON document")
    func document() async throws {
        var order = Pages.order(to: "ana", pager: "hook")
        order.link = "https://sitrep.test/answer/abc"
        let request = try await sent(order)
        #expect(request.method == "POST" && !request.followsRedirects)
        #expect(
            String(decoding: request.body ?? [], as: UTF8.self) == """
                {"data":{"action":"trigger","address":"ana","dedup_key":"sitrep/5f3a/INC-3/17/ana",\
                "details":[{"name":"reason","text":"5xx at 40 %"}],"incident":"INC-3",\
                "link":"https://sitrep.test/answer/abc","notice":false,"page":17,\
                "person":{"email":"ana@example.org","key":"ana","name":"Ana Ruiz","phones":["+49 30 1234567"]},\
                "severity":{"label":"P1","rank":1},"summary":"checkout is down"},\
                "timestamp":"2026-11-20T14:02:07.120Z","type":"page.trigger"}
                """)
    }

    /// The example of the specification's own libraries:
    /// https://github.com/standard-webhooks/standard-webhooks/blob/main/libraries/python/tests/test_webhooks.py
    @Test("the signature is that of the specification")
    func signature() throws {
        let body = Array(#"{"test": 2432232314}"#.utf8)
        let signature = try #require(WebhookSignature(secrets: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let headers = signature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: Instant(seconds: 1_614_265_330), body: body)
        #expect(headers[0].1 == "msg_p5jXN8AQM9LWM0D4loKWxJek")
        #expect(headers[1].1 == "1614265330")
        #expect(headers[2].1 == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("while a secret is replaced both sign")
    func rotation() async throws {
        let two = "\(PagerFault.webhookSecret)\nMfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let signatures = try #require(header("webhook-signature", try await sent(Pages.order(), secrets: two)))
        let parts = signatures.split(separator: " ")
        #expect(parts.count == 2)
        #expect(String(parts[0]) == header("webhook-signature", try await sent(Pages.order())))
    }

    @Test(
        "a secret that is too short, or no base64, is none",
        arguments: ["", "whsec_", "whsec_c2hvcnQ=", "whsec_ü", "a b"])
    func secrets(text: String) {
        #expect(WebhookSignature(secrets: text) == nil)
    }

    @Test("a repeat has the same id, another page or action another one, and none has a full stop")
    func ids() async throws {
        var order = Pages.order(to: "ana.ruiz")
        order.dedupKey = "sitrep/5f3a/INC-3/17/ana.ruiz"
        let first = try #require(header("webhook-id", try await sent(order)))
        #expect(first == "sitrep/5f3a/INC-3/17/ana%2Eruiz/trigger")
        #expect(header("webhook-id", try await sent(order)) == first)
        order.action = .resolve
        #expect(header("webhook-id", try await sent(order)) == "sitrep/5f3a/INC-3/17/ana%2Eruiz/resolve")
    }

    @Test("a check-up posts nothing, and says when the secret is none")
    func checkup() async {
        let silent = { (secrets: String) in
            PagerFault.webhook(secrets: secrets) { _ throws(HTTPFailure) in
                throw HTTPFailure(kind: .other, message: "posted")
            }
        }
        #expect(await silent(PagerFault.webhookSecret).checkup().map(\.trouble) == [nil])
        #expect(await silent("whsec_").checkup().first?.trouble?.hasPrefix("the secret is not whsec_") == true)
    }

    @Test("what went wrong is said in a sentence")
    func sentences() async {
        let pager = PagerFault.webhook { _ throws(HTTPFailure) in HTTPResponse(status: 410) }
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(Pages.order(to: "ana", pager: "hook"), key: "k")
        }
        #expect(
            failure?.sentence
                == "Webhook hook: wants no pages any more (410); take `pagers.hook` away, or correct its url")
    }
}
