import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Monitors

@Suite("the HTTP monitor")
struct HTTPMonitorTests {
    private func check(
        _ answer: Result<HTTPResponse, HTTPFailure>, expected: [ClosedRange<Int>] = [200...299],
        containing: String? = nil
    ) async -> Reading {
        let clock = Mutex(Duration.zero)
        return await HTTPMonitor(
            name: "checkout", url: "https://shop.test/health?token=secret", expected: expected, containing: containing,
            elapsed: {
                clock.withLock { time in
                    time += .milliseconds(120)
                    return time
                }
            },
            exchange: { _ throws(HTTPFailure) in try answer.get() }
        ).check()
    }
    private func answer(_ status: Int, _ body: String = "") -> Result<HTTPResponse, HTTPFailure> {
        .success(HTTPResponse(status: status, body: Array(body.utf8)))
    }

    @Test("an expected status is normal, and its time is said")
    func normal() async {
        #expect(
            await check(answer(200)) == Reading(monitor: "checkout", state: .normal, detail: "answered 200 in 120 ms"))
        #expect(await check(answer(401), expected: [200...200, 401...401]).state == .normal)
    }

    @Test("another status is failing", arguments: [301, 404, 503])
    func failing(status: Int) async {
        #expect(
            await check(answer(status))
                == Reading(monitor: "checkout", state: .failing, detail: "answered \(status) in 120 ms"))
    }

    @Test("an answer without its text is failing")
    func text() async {
        #expect(await check(answer(200, "all \"ok\" here"), containing: "ok").state == .normal)
        #expect(
            await check(answer(200, "maintenance"), containing: "ok").detail
                == "answered 200 in 120 ms, but without \"ok\"")
    }

    @Test(
        "what gives no answer is unknown, loudly",
        arguments: [HTTPFailure.Kind.resolve, .connect, .timeout, .badURL, .other])
    func unknown(kind: HTTPFailure.Kind) async {
        let reading = await check(.failure(HTTPFailure(kind: kind, message: "no luck with shop.test:443")))
        #expect(
            reading
                == Reading(monitor: "checkout", state: .unknown, detail: "cannot check: no luck with shop.test:443"))
    }

    @Test("what breaks off, or has no trusted certificate, is failing", arguments: [HTTPFailure.Kind.cut, .tls])
    func broken(kind: HTTPFailure.Kind) async {
        #expect(await check(.failure(HTTPFailure(kind: kind, message: "broken"))).state == .failing)
    }
}
