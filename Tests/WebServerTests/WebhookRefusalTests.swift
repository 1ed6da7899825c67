import Testing

@testable import WebServer

@Suite("webhooks that turn calls away")
struct WebhookRefusalTests {
    @Test("one line a webhook and hour, with how many there were")
    func lines() {
        let refusals = WebhookRefusals()
        let start = ContinuousClock.now
        #expect(refusals.note("/pagers/a", status: 401, at: start) == 1)
        for second in 1...50 { #expect(refusals.note("/pagers/a", status: 401, at: start + .seconds(second)) == nil) }
        #expect(refusals.note("/pagers/b", status: 400, at: start) == 1, "another source has its own")
        #expect(refusals.note("/pagers/a", status: 401, at: start + .seconds(3601)) == 51)
        #expect(
            refusals.family().samples.map { "\($0.labels.map(\.value)) \(Int($0.value))" } == [
                #"["/pagers/a", "401"] 52"#, #"["/pagers/b", "400"] 1"#,
            ])
    }

    @Test("a wrong secret is counted, a page that is not there is not; new webhooks are served at once")
    func served() async throws {
        let wrong = WebhookRoute(path: "/pagers/a", limit: 100) { _ in WebhookAnswer(401) }
        let page = WebhookRoute(path: "/ack", limit: 0, isPage: true) { _ in WebhookAnswer(404) }
        let table = WebhookTable([wrong, page], patience: .seconds(5))
        #expect(table.webhook(at: "/pagers/a?x=1") != nil && table.webhook(at: "/pagers/new") == nil)
        table.replace(with: [page, WebhookRoute(path: "/pagers/new", limit: 1) { _ in WebhookAnswer(200) }])
        #expect(table.webhook(at: "/pagers/a") == nil && table.webhook(at: "/pagers/new") != nil)
        try await withServer(webhooks: [wrong, page]) { (running: Running) async throws in
            #expect(try await running.client.send("POST", "/pagers/a", [:], []).status == 401)
            #expect(
                try await running.client.send("POST", "/pagers/a", [:], [UInt8](repeating: 65, count: 101)).status
                    == 413)
            #expect(try await running.client.send("GET", "/ack", [:], []).status == 404)
            let metrics = try await running.client.send("GET", "/metrics", [:], []).text
            #expect(metrics.contains(#"sitrep_webhook_refused_total{path="/pagers/a",status="401"} 1"#))
            #expect(metrics.contains(#"sitrep_webhook_refused_total{path="/pagers/a",status="413"} 1"#))
            #expect(!metrics.contains(#"path="/ack""#))
        }
    }
}
