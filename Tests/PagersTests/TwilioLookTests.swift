import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("was the page taken by Twilio before?")
struct TwilioLookTests {
    private let since = Instant(seconds: 1_795_183_327)  // Fri, 20 Nov 2026 14:02:07

    private func found(_ by: TwilioPager.By, _ entries: String, status: Int = 200) async throws -> Bool {
        let list = by == .voice ? "calls" : "messages"
        let exchange = Exchange(status, "{\"\(list)\":[\(entries)],\"page\":0}")
        let pager = PagerFault.twilio(by, send: exchange.send)
        let answer = try await pager.look(for: Pages.order(to: PagerFault.number), key: "k", since: since)
        let request = try #require(exchange.requests.first)
        #expect(request.method == "GET")
        #expect(request.url.hasSuffix(".json?To=%2B49301000001&From=%2B15005550006&PageSize=50"))
        return answer != nil
    }
    private func message(_ body: String, _ status: String = "sent", at clock: String = "14:02:09") -> String {
        "{\"sid\":\"SM1\",\"status\":\"\(status)\",\"body\":\"\(body)\",\"date_created\":\"Fri, 20 Nov 2026 \(clock) +0000\"}"
    }
    private func call(_ sid: String, _ status: String = "completed", at clock: String = "14:02:09") -> String {
        "{\"sid\":\"\(sid)\",\"status\":\"\(status)\",\"date_created\":\"Fri, 20 Nov 2026 \(clock) +0000\"}"
    }

    @Test("a message is known by its mark")
    func messages() async throws {
        #expect(try await found(.sms, message("[P1] INC-3 (page 17): checkout is down\\nAcknowledge: x")))
        #expect(try await !found(.sms, message("[P1] INC-3 (page 16): checkout is down")))
        #expect(try await !found(.sms, message("[P1] INC-3 (page 17): checkout is down", "failed")))
        #expect(try await !found(.sms, message("[P1] INC-3 (page 17): checkout is down", at: "13:40:00")))
        #expect(try await !found(.sms, ""))
    }

    @Test("a call since then counts, but not one that failed")
    func calls() async throws {
        #expect(try await found(.voice, call("CA1")))
        #expect(try await found(.voice, call("CA1", "no-answer", at: "14:02:06")))
        #expect(try await !found(.voice, call("CA1", "failed")))
        #expect(try await !found(.voice, call("CA1", at: "14:01:59")))
    }

    @Test("another page's call is not taken for this one's")
    func otherCall() async throws {
        let exchange = Exchange([
            .success(HTTPResponse(status: 201, body: Array("{\"sid\":\"CA9\"}".utf8))),
            .success(HTTPResponse(status: 200, body: Array("{\"calls\":[\(call("CA9"))]}".utf8))),
        ])
        let pager = PagerFault.twilio(.voice, send: exchange.send)
        var other = Pages.order(to: PagerFault.number)
        other.dedupKey = "sitrep/5f3a/INC-4/18/ana"
        _ = try await pager.send(other, key: "k")
        #expect(try await pager.look(for: Pages.order(to: PagerFault.number), key: "k", since: since) == nil)
        #expect(try await pager.look(for: other, key: "k", since: since) != nil)
    }

    @Test("a list that cannot be read is asked for again", arguments: [(200, "<html>"), (503, "")])
    func unreadable(status: Int, body: String) async {
        let pager = PagerFault.twilio(.sms, send: Exchange(status, body).send)
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.look(for: Pages.order(to: PagerFault.number), key: "k", since: since)
        }
        #expect(failure?.retry == .later)
    }

    @Test(
        "their dates are read exactly",
        arguments: [
            ("Fri, 20 Nov 2026 14:02:07 +0000", 1_795_183_327), ("Thu, 01 Jan 1970 00:00:00 +0000", 0),
            ("Fri, 20 Nov 2026 14:02:07 +0100", nil), ("Fri, 20 Nov 2026 25:02:07 +0000", nil), ("yesterday", nil),
            ("", nil), ("Fri, 99 Nov 2026 14:02:07 +0000", nil),
        ])
    func dates(text: String, seconds: Int64?) {
        #expect(TwilioListing.instant(text) == seconds.map { Instant(seconds: $0) })
    }
}
