import Foundation
import Incidents
import Synchronization
import Testing

@testable import WebServer

@Suite("webhooks")
struct WebhookTests {
    /// Keeps what it was called with, and answers as it is told.
    private final class Listener: Sendable {
        private let kept = Mutex<[WebhookCall]>([])
        var calls: [WebhookCall] { kept.withLock { $0 } }

        func webhook(
            _ path: String = "/slack/events", limit: Int = 100_000,
            answer: @escaping @Sendable () async -> WebhookAnswer = { WebhookAnswer(200) }
        ) -> WebhookRoute {
            WebhookRoute(path: path, limit: limit) { call in
                self.kept.withLock { $0.append(call) }
                return await answer()
            }
        }
    }

    private let tokens = TokenTable([(secret: "s3cret", person: nil, maySpeakFor: .everyone)])

    @Test("a call reaches it byte for byte, with its headers")
    func called() async throws {
        let listener = Listener()
        let body = [UInt8](0...255)
        try await withServer(webhooks: [listener.webhook()]) { (running: Running) async throws in
            let headers = ["Content-Type": "application/x-www-form-urlencoded", "X-Slack-Signature": "v0=ab"]
            let reply = try await running.client.send("POST", "/slack/events?x=1", headers, body)
            #expect(reply.status == 200)
            #expect(reply.body.isEmpty)
            #expect(reply.headers["content-type"] == nil)
            #expect(reply.headers["cache-control"] == "no-store")
        }
        let call = try #require(listener.calls.first)
        #expect(call.body == body)
        let signature = call.headers.first { $0.name.lowercased() == "x-slack-signature" }
        #expect(signature?.value == "v0=ab")
    }

    @Test("it answers as it is told")
    func answers() async throws {
        let challenge = Listener().webhook { WebhookAnswer(200, contentType: "text/plain", body: Array("3eZ".utf8)) }
        let forged = Listener().webhook("/slack/commands") { WebhookAnswer(401) }
        let odd = Listener().webhook("/slack/odd") { WebhookAnswer(7000) }
        try await withServer(webhooks: [challenge, forged, odd]) { (running: Running) async throws in
            let reply = try await running.client.send("POST", "/slack/events", [:], [])
            #expect(reply.text == "3eZ")
            #expect(reply.type == "text/plain")
            #expect(try await running.client.send("POST", "/slack/commands", [:], []).status == 401)
            #expect(try await running.client.send("POST", "/slack/odd", [:], []).status == 500)
        }
    }

    @Test("it asks for no token, and its Host and Origin do not matter; everything else still does")
    func gate() async throws {
        let listener = Listener()
        let foreign = ["Host": "bot.example.org", "Origin": "https://evil.test", "Content-Type": ""]
        for tokens in [TokenTable(), tokens] {
            try await withServer(tokens: tokens, webhooks: [listener.webhook()]) { (running: Running) async throws in
                #expect(try await running.client.send("POST", "/slack/events", foreign, [1]).status == 200)
                let wrong = foreign.merging(["Authorization": "Bearer wrong"]) { $1 }
                #expect(try await running.client.send("POST", "/slack/events", wrong, [1]).status == 200)
                let status = try await running.client.get("/api/v1/rooms", foreign).status
                #expect([401, 403].contains(status))
            }
        }
        #expect(listener.calls.count == 4)
    }

    @Test("another method is 405, another path 404")
    func routes() async throws {
        let listener = Listener()
        try await withServer(webhooks: [listener.webhook()]) { (running: Running) async throws in
            for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
                let reply = try await running.client.send(method, "/slack/events")
                #expect(reply.status == 405)
                #expect(reply.headers["allow"] == "POST")
            }
            for path in ["/slack", "/slack/events/", "/slack/Events", "/slack/commands", "//slack/events", "/x"] {
                #expect(try await running.client.send("POST", path, [:], [1]).status == 404, "\(path)")
            }
        }
        try await withServer { (running: Running) async throws in
            #expect(try await running.client.send("POST", "/slack/events", [:], [1]).status == 404)
        }
        #expect(listener.calls.isEmpty)
    }

    @Test("a body beyond the webhook's own limit is refused, however it is framed")
    func limit() async throws {
        let listener = Listener()
        try await withServer(webhooks: [listener.webhook(limit: 100_000)]) { (running: Running) async throws in
            let client = running.client
            let most = [UInt8](repeating: 0x61, count: 100_000)
            #expect(try await client.send("POST", "/slack/events", [:], most).status == 200)
            #expect(try await client.send("POST", "/slack/events", [:], most + [0x61]).status == 413)
            // Refused by what it says of itself, before any of it came.
            #expect(try await client.raw(client.head("POST", "/slack/events", length: 10 << 20)).status == 413)
            let head = client.head("POST", "/slack/events", ["Transfer-Encoding": "chunked"])
            let chunk = Array("C350\r\n".utf8) + most.prefix(50_000) + Array("\r\n".utf8)
            let end = Array("0\r\n\r\n".utf8)
            #expect(try await client.raw(head, then: [chunk, chunk, end]).status == 200)
            #expect(try await client.raw(head, then: [chunk, chunk, chunk, end]).status == 413)
        }
        #expect(listener.calls.map(\.body.count) == [100_000, 100_000])
    }

    @Test("one that takes too long is answered for: send it again")
    func slow() async throws {
        var pace = WebServer.Pace()
        pace.webhook = .milliseconds(20)
        let slow = Listener().webhook {
            // Ends when it is cancelled, or when the test would have failed long before.
            try? await Task.sleep(for: .seconds(60))
            return WebhookAnswer(200)
        }
        try await withServer(webhooks: [slow], pace: pace) { (running: Running) async throws in
            let reply = try await running.client.send("POST", "/slack/events", [:], [1])
            #expect(reply.status == 503)
            #expect(reply.type == "application/problem+json")
        }
    }

    @Test("calls are counted like other requests")
    func counted() async throws {
        let webhook = Listener().webhook { WebhookAnswer(503) }
        try await withServer(webhooks: [webhook]) { (running: Running) async throws in
            for _ in 0..<3 { _ = try await running.client.send("POST", "/slack/events", [:], [1]) }
            let metrics = try await running.client.get("/metrics").text
            #expect(metrics.contains("sitrep_http_requests_total{status=\"5xx\"} 3"))
        }
    }

    @Test("a second call on the same connection is a call of its own")
    func keptAlive() async throws {
        let listener = Listener()
        try await withServer(webhooks: [listener.webhook()]) { (running: Running) async throws in
            let client = running.client
            let first = client.head("POST", "/slack/events", ["Connection": "keep-alive"], length: 1) + [0x61]
            let second = client.head("POST", "/slack/events", length: 1) + [0x62]
            let port = client.port
            let text = try await offPool {
                let wire = try Wire(port: port)
                wire.send(first + second)
                var bytes: [UInt8] = []
                while case let more = try wire.receive(), !more.isEmpty { bytes += more }
                return String(decoding: bytes, as: UTF8.self)
            }
            #expect(text.components(separatedBy: "HTTP/1.1 200").count == 3)
        }
        #expect(listener.calls.map(\.body) == [[0x61], [0x62]])
    }
}
