import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("what Pushover says of a page")
struct PushoverReceiptTests {
    private let receipt = "rLqVuqTRh62UzxtmqiaLzQmVcPgiCy"
    private let key = "sitrep/5f3a/INC-3/17/ana"
    private let intake = RecordingIntake()

    private func answer(_ body: String, status: Int = 200) -> Result<HTTPResponse, HTTPFailure> {
        .success(HTTPResponse(status: status, body: Array(body.utf8)))
    }
    private var acknowledged: PagerWord {
        PagerWord(
            pager: "pushover", id: "\(receipt)/acknowledged", dedupKey: key, kind: .acknowledged, who: .addressee,
            at: Instant(seconds: 1_795_183_400))
    }
    private var taken: Result<HTTPResponse, HTTPFailure> { answer("{\"status\":1,\"receipt\":\"\(receipt)\"}") }

    /// Pages once, then watches for as many rounds, one pause after each in which something waits.
    private func watched(
        _ answers: [Result<HTTPResponse, HTTPFailure>], rounds: Int = 5, now: Instant = Pages.now,
        sending: Bool = true
    ) async throws -> (pager: PushoverPager, exchange: Exchange) {
        let exchange = Exchange(answers)
        let pauses = Exchange(Array(repeating: .success(HTTPResponse(status: 200)), count: 1))
        let pager = PagerFault.pushover(
            now: now,
            pause: {
                _ = try await pauses.send(HTTPRequest(url: ""))
                if pauses.requests.count >= rounds { throw CancellationError() }
            }, send: exchange.send)
        if sending { _ = try await pager.send(Pages.order(to: "ana", pager: "pushover"), key: "k") }
        let watch = Task { await pager.watch(into: intake) }
        // It ends by itself where something waits to the end; else it sleeps until it is cancelled.
        while !watch.isCancelled, pauses.requests.count < rounds {
            if pager.receipts.waiting.isEmpty, intake.memory["pagers/pushover/receipts"] == "" { watch.cancel() }
            await Task.yield()
        }
        await watch.value
        return (pager, exchange)
    }

    @Test("is asked for until the page is acknowledged, and then no more")
    func acknowledgedThere() async throws {
        let (pager, exchange) = try await watched([
            taken, answer("{\"status\":1,\"acknowledged\":0,\"expired\":0}"), answer("", status: 503),
            answer("{\"status\":1,\"acknowledged\":1,\"acknowledged_at\":1795183400,\"acknowledged_by\":\"u\"}"),
        ])
        #expect(intake.words == [acknowledged])
        #expect(pager.receipts.waiting.isEmpty && exchange.requests.count == 4)
        #expect(
            exchange.requests.last?.url
                == "https://pushover.test/1/receipts/\(receipt).json?token=\(PagerFault.secret)")
    }

    @Test("that nobody took it is a failure")
    func expired() async throws {
        _ = try await watched([taken, answer("{\"status\":1,\"acknowledged\":0,\"expired\":1}")])
        #expect(
            intake.words.map(\.kind) == [
                .failed("Pushover repeated the page for an hour, and nobody acknowledged it there")
            ])
    }

    @Test("a receipt that they do not know is dropped", arguments: [400, 404])
    func unknown(status: Int) async throws {
        let (pager, exchange) = try await watched([taken, answer("{\"status\":0}", status: status)])
        #expect(pager.receipts.waiting.isEmpty && intake.words.isEmpty && exchange.requests.count == 2)
    }

    @Test("is asked for again while it cannot be kept")
    func broken() async throws {
        intake.setBroken(true)
        let (pager, _) = try await watched(
            [taken, answer("{\"status\":1,\"acknowledged\":1,\"acknowledged_at\":1795183400}")], rounds: 2)
        #expect(pager.receipts.waiting.count == 1 && intake.words.isEmpty)
    }

    @Test("is taken up again after a restart")
    func restart() async throws {
        let waits = answer("{\"status\":1,\"acknowledged\":0,\"expired\":0}")
        _ = try await watched([taken, waits], rounds: 1)
        #expect(intake.memory["pagers/pushover/receipts"] == "\(receipt) 1795186927120 \(key)")
        _ = try await watched(
            [answer("{\"status\":1,\"acknowledged\":1,\"acknowledged_at\":1795183400}")], sending: false)
        #expect(intake.words == [acknowledged])
    }

    private func callback(_ body: String, page: String? = nil, code: String? = nil) async throws -> Int {
        let pager = PagerFault.pushover(send: Exchange().send)
        let webhook = try #require(pager.webhooks(into: intake).first)
        #expect(webhook.path == "/pagers/pushover/acknowledged")
        let made = PushoverDoor.query(key, path: webhook.path, token: PagerFault.secret)
        var query = try #require(WebForm(made.split(separator: "?")[1].utf8))
        if let code {
            query = WebForm()
            query["page"] = Base64URL.encode(page ?? key)
            query["code"] = code
        }
        return await webhook.handle(Webhook.Call(headers: [], body: Array(body.utf8), query: query.text)).status
    }
    private var told: String { "receipt=\(receipt)&acknowledged=1&acknowledged_at=1795183400&acknowledged_by=u" }

    @Test("comes as a call too, and twice is once")
    func called() async throws {
        for _ in 1...2 { #expect(try await callback(told) == 204) }
        #expect(intake.words == [acknowledged])
        intake.setBroken(true)
        #expect(try await callback(told) == 503)
    }

    @Test(
        "a call that nobody but Pushover could make counts", arguments: ["", "00", String(repeating: "0", count: 64)])
    func forged(code: String) async throws {
        #expect(try await callback(told, code: code) == 401)
        #expect(intake.words.isEmpty)
    }

    @Test("the code of another page opens nothing")
    func otherPage() async throws {
        let made = PushoverDoor.query(key, path: "/pagers/pushover/acknowledged", token: PagerFault.secret)
        let code = try #require(WebForm(made.split(separator: "?")[1].utf8)?["code"])
        #expect(try await callback(told, page: "sitrep/5f3a/INC-3/17/bob", code: code) == 401)
    }

    @Test(
        "a call of another shape is refused",
        arguments: ["", "receipt=x&acknowledged=1", "acknowledged=1", "%zz", "receipt="])
    func malformed(body: String) async throws {
        #expect(try await callback(body) == 400)
        #expect(intake.words.isEmpty)
    }
}
