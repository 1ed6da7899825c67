import Incidents
import Logging
import NIOCore

@testable import WebServer

/// A running server on a port of its own, and what talks to it.
struct Running: Sendable {
    var client: Client
    var backend: MemoryBackend
    /// Stops it and waits until it has stopped.
    var stop: @Sendable () async throws -> Void
}

func withServer(
    rooms: [String] = ["ops"], tokens: TokenTable = TokenTable(), publicURL: String? = nil,
    webhooks: [WebhookRoute] = [], sessions: (any SessionPort)? = nil, asksToSignIn: Bool = false,
    pace: WebServer.Pace = WebServer.Pace(), _ body: (Running) async throws -> Void
) async throws {
    let backend = MemoryBackend(rooms: rooms)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = try WebServer(
        listen: "127.0.0.1:0", tokens: tokens, publicURL: publicURL, backend: backend, webhooks: webhooks,
        sessions: sessions, asksToSignIn: asksToSignIn, logger: logger, pace: pace)
    let (ports, feed) = AsyncStream.makeStream(of: Int.self)
    let serving = Task {
        defer { feed.finish() }
        try await server.run { feed.yield($0) }
    }
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else { return try await serving.value }
    let stop: @Sendable () async throws -> Void = {
        serving.cancel()
        try await serving.value
    }
    do {
        try await body(Running(client: Client(port: port), backend: backend, stop: stop))
    } catch {
        try await stop()
        throw error
    }
    try await stop()
}
