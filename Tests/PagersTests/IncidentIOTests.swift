import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("paging by incident.io")
struct IncidentIOTests {
    private func sent(_ order: PageOrder) async throws -> SentRequest {
        try await SentRequest(order) { PagerFault.incidentIO($0) }
    }

    @Test("a page is one alert event, by the published fields")
    func trigger() async throws {
        var order = Pages.order(
            to: "checkout", details: [Prose(key: "reason", text: "[x](https://evil.test) *now* https://a.test/b_c")])
        order.link = "https://sitrep.test/a/1"
        let sent = try await sent(order)
        #expect(sent.request.url == "http://io.test/v2/alert_events/http/01GW2G3V")
        #expect(sent.header("Authorization") == "Bearer \(PagerFault.secret)")
        #expect(sent.answer == PageAnswer(.accepted, detail: "incident.io took it"))
        #expect(
            sent.body == """
                {"deduplication_key":"sitrep/5f3a/INC-3/17/ana",\
                "description":"- reason: \\\\[x\\\\]\\\\(https://evil.test\\\\) \\\\*now\\\\* https://a.test/b_c",\
                "metadata":{"incident":"INC-3","person":"ana",\
                "reason":"[x](https://evil.test) *now* https://a.test/b_c","severity":"P1"},\
                "source_url":"https://sitrep.test/a/1","status":"firing","title":"[P1] INC-3 checkout is down"}
                """)
    }

    @Test("an end is the same alert, resolved")
    func resolve() async throws {
        let body = try await sent(Pages.order(.resolve, to: "checkout")).body
        #expect(body.contains("\"status\":\"resolved\"") && body.contains("sitrep/5f3a/INC-3/17/ana"))
    }

    @Test("an acknowledgement cannot be carried there, and that is said")
    func acknowledge() async throws {
        let pager = PagerFault.incidentIO { _ throws(HTTPFailure) in throw HTTPFailure(kind: .connect, message: "no") }
        let answer = try await pager.send(Pages.order(.acknowledge, to: "checkout"), key: "k")
        #expect(answer.detail == "incident.io takes no acknowledgement from outside: acknowledge there too")
    }

    @Test("an address without a source is refused with the place to add it")
    func unknown() async {
        let failure = await #expect(throws: DeliveryFailure.self) { try await sent(Pages.order(to: "login")) }
        #expect(
            failure
                == DeliveryFailure(
                    .never, "incident.io: no alert source has the name \"login\"; add it under `pagers.incident-io`"))
    }
}
