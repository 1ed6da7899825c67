import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("paging by Grafana IRM")
struct GrafanaIRMTests {
    private func sent(_ order: PageOrder) async throws -> SentRequest {
        try await SentRequest(order, answering: HTTPResponse(status: 200, body: Array("Ok.".utf8))) {
            PagerFault.grafanaIRM($0)
        }
    }

    @Test("a page is one alert, by the fields that a Formatted Webhook recognises")
    func trigger() async throws {
        var order = Pages.order(to: "checkout", details: [Prose(key: "room", text: "<b>#ops</b>")])
        order.link = "https://sitrep.test/a/1"
        let sent = try await sent(order)
        #expect(sent.request.url == "https://irm.test/integrations/v1/formatted_webhook/\(PagerFault.secret)/")
        #expect(sent.answer == PageAnswer(.accepted, detail: "Grafana IRM took it"))
        #expect(
            sent.body == """
                {"alert_uid":"sitrep/5f3a/INC-3/17/ana","incident":"INC-3",\
                "link_to_upstream_details":"https://sitrep.test/a/1",\
                "message":"room: \\\\<b\\\\>\\\\#ops\\\\</b\\\\>","severity":"P1","state":"alerting",\
                "title":"[P1] INC-3 checkout is down"}
                """)
    }

    @Test("an end is the same alert, ok; an acknowledgement cannot be carried there")
    func followUp() async throws {
        #expect(try await sent(Pages.order(.resolve, to: "checkout")).body.contains("\"state\":\"ok\""))
        let pager = PagerFault.grafanaIRM { _ throws(HTTPFailure) in throw HTTPFailure(kind: .connect, message: "no") }
        let answer = try await pager.send(Pages.order(.acknowledge, to: "checkout"), key: "k")
        #expect(answer.detail == "Grafana IRM takes no acknowledgement from outside: acknowledge there too")
    }

    @Test("another base takes the place of scheme and host")
    func base() async throws {
        let sent = try await SentRequest(Pages.order(to: "x")) { exchange in
            GrafanaIRMPager(
                name: "g", apiBase: "http://127.0.0.1:1", url: { _ in "https://irm.test/integrations/v1/f/key/" },
                exchange: exchange)
        }
        #expect(sent.request.url == "http://127.0.0.1:1/integrations/v1/f/key/")
    }

    @Test("a URL that is none is said without it", arguments: ["not a url", "ftp://x/y", "https://", "https://x/"])
    func noURL(text: String) async {
        let pager = GrafanaIRMPager(
            name: "g", url: { _ in text }, exchange: { _ throws(HTTPFailure) in HTTPResponse(status: 200) })
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(Pages.order(to: "checkout"), key: "k")
        }
        #expect(
            failure
                == DeliveryFailure(
                    .never,
                    """
                    Grafana IRM: what is kept as the URL of "checkout" is none; copy it from the integration's page
                    """))
    }
}
