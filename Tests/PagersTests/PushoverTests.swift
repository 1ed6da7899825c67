import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("paging by Pushover")
struct PushoverTests {
    private let receipt = "rLqVuqTRh62UzxtmqiaLzQmVcPgiCy"
    private let key = "sitrep/5f3a/INC-3/17/ana"

    private func order(
        _ action: PageOrder.Action = .trigger, rank: Int = 1, link: String? = nil, isNotice: Bool = false
    ) -> PageOrder {
        var order = Pages.order(action, to: "ana", pager: "pushover", rank: rank, isNotice: isNotice)
        order.link = link
        return order
    }

    private func sent(_ order: PageOrder, publicURL: String? = "https://sitrep.example.org") async throws -> WebForm {
        let exchange = Exchange(200, "{\"status\":1,\"request\":\"r\",\"receipt\":\"\(receipt)\"}")
        let pager = PagerFault.pushover(publicURL: publicURL, send: exchange.send)
        #expect(try await pager.send(order, key: "k") == PageAnswer(.accepted, detail: "Pushover took the message"))
        let request = try #require(exchange.requests.first)
        #expect(request.method == "POST" && request.url == "https://pushover.test/1/messages.json")
        return try #require(WebForm(request.body ?? []))
    }

    @Test("the worst pages are repeated until they are acknowledged")
    func emergency() async throws {
        let form = try await sent(order(link: "https://s.test/p/abc"))
        #expect(form["token"] == PagerFault.secret && form["user"] == PagerFault.secret)
        #expect(form["title"] == "[P1] INC-3 checkout is down")
        #expect(form["message"] == "You are paged.\nreason: 5xx at 40 %")
        #expect(form["priority"] == "2" && form["retry"] == "60" && form["expire"] == "3600")
        #expect(form["tags"] == PageWords.mark(Pages.order()))
        #expect(form["url"] == "https://s.test/p/abc" && form["url_title"] == "Acknowledge")
        let callback = "https://sitrep.example.org/pagers/pushover/acknowledged?page=\(Base64URL.encode(key))&code="
        #expect(form["callback"]?.hasPrefix(callback) == true)
        #expect(form["callback"]?.contains(PagerFault.secret) == false)
        #expect(try await sent(order(), publicURL: nil)["callback"] == nil)
    }

    @Test("the others come once", arguments: [(3, false, "1"), (4, false, "0"), (1, true, "0")])
    func once(rank: Int, isNotice: Bool, priority: String) async throws {
        let form = try await sent(order(rank: rank, link: isNotice ? "https://s.test/p" : nil, isNotice: isNotice))
        #expect(form["priority"] == priority)
        for name in ["retry", "expire", "tags", "callback", "url"] { #expect(form[name] == nil, "\(name)") }
    }

    @Test("a long page fits", arguments: ["ü", "💥"])
    func limits(character: String) async throws {
        var order = order()
        order.summary = String(repeating: character, count: 900)
        order.details = [Prose(key: "reason", text: order.summary)]
        let form = try await sent(order)
        #expect(form["title"].map { $0.unicodeScalars.count <= 250 } == true)
        #expect(form["message"].map { $0.utf8.count <= 1024 } == true)
    }

    @Test("a page that was taken elsewhere comes no more", arguments: [200, 400])
    func cancel(status: Int) async throws {
        let exchange = Exchange([
            .success(HTTPResponse(status: 200, body: Array("{\"status\":1,\"receipt\":\"\(receipt)\"}".utf8))),
            .success(HTTPResponse(status: status, body: Array("{\"status\":1,\"canceled\":1}".utf8))),
        ])
        let pager = PagerFault.pushover(send: exchange.send)
        _ = try await pager.send(order(), key: "k")
        #expect(pager.receipts.waiting.map(\.page) == [key])
        #expect(try await pager.send(order(.acknowledge), key: "k2").reach == .accepted)
        #expect(pager.receipts.waiting.isEmpty)
        let mark = PageWords.mark(Pages.order())
        #expect(exchange.requests.last?.url == "https://pushover.test/1/receipts/cancel_by_tag/\(mark).json")
        #expect(exchange.requests.last?.text == "token=\(PagerFault.secret)")
    }

    @Test("what was never repeated needs no end", arguments: [PageOrder.Action.acknowledge, .resolve])
    func nothingToCancel(action: PageOrder.Action) async throws {
        let exchange = Exchange()
        _ = try await PagerFault.pushover(send: exchange.send).send(order(action, rank: 3), key: "k")
        #expect(exchange.requests.isEmpty)
    }

    @Test("a refusal says which key")
    func refusal() async {
        let body = "{\"user\":\"invalid\",\"errors\":[\"user identifier is invalid\"],\"status\":0}"
        let pager = PagerFault.pushover(send: Exchange(400, body).send)
        let failure = await #expect(throws: DeliveryFailure.self) { try await pager.send(order(), key: "k") }
        #expect(
            failure?.sentence == """
                Pushover: refused the message to ana (400: user identifier is invalid); \
                check the token and that user key under pagers.pushover
                """)
    }
}
