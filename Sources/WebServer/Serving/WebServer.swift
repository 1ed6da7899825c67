import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Serves the rooms, the JSON API, the pages, health and metrics over one port.
package struct WebServer: Sendable {
    private let address: ListenAddress
    private let doors: Doors
    private let streams: EventStreams
    private let publicOrigin: Origin?
    private let backend: any RoomBackend
    private let webhooks: WebhookTable
    private let sessions: any SessionPort
    private let logger: Logger
    private let pace: Pace

    /// Times that tests shorten.
    struct Pace: Sendable {
        /// For a whole request to come in, and for a reader to take what is written.
        var patience: TimeAmount = .seconds(30)
        var heartbeat: Duration = .seconds(15)
        var streams = StreamLimits()
        /// For a webhook to answer; the services that call give up sooner.
        var webhook: Duration = .seconds(10)
    }

    /// `listen` is host and port (0 takes a free one). Throws a sentence where that cannot work: an address that
    /// cannot be read, or one that others can reach while no token is configured.
    package init(
        listen: String, tokens: TokenTable, publicURL: String?, backend: any RoomBackend, webhooks: [WebhookRoute] = [],
        sessions: (any SessionPort)? = nil, asksToSignIn: Bool = false, logger: Logger, hangsUpOnStalled: Bool = true
    ) throws(WebServerRefusal) {
        var pace = Pace()
        if !hangsUpOnStalled { pace.patience = .hours(1) }
        try self.init(
            listen: listen, tokens: tokens, publicURL: publicURL, backend: backend, webhooks: webhooks,
            sessions: sessions, asksToSignIn: asksToSignIn, logger: logger, pace: pace)
    }

    init(
        listen: String, tokens: TokenTable, publicURL: String?, backend: any RoomBackend, webhooks: [WebhookRoute],
        sessions: (any SessionPort)? = nil, asksToSignIn: Bool = false, logger: Logger, pace: Pace
    ) throws(WebServerRefusal) {
        address = try ListenAddress(listen)
        try Self.check(address, listen, tokens, asksToSignIn)
        publicOrigin = try publicURL.map { url throws(WebServerRefusal) in
            guard let origin = Origin(url) else {
                throw WebServerRefusal("server.public_url must begin with http:// or https://, got \"\(url)\"")
            }
            return origin
        }
        doors = Doors(tokens: tokens, asksToSignIn: asksToSignIn)
        streams = EventStreams(limits: pace.streams)
        self.backend = backend
        self.webhooks = WebhookTable(webhooks, patience: pace.webhook)
        self.sessions = sessions ?? NoSessions()
        self.logger = logger
        self.pace = pace
    }

    private static func check(
        _ address: ListenAddress, _ listen: String, _ tokens: TokenTable, _ asksToSignIn: Bool
    ) throws(WebServerRefusal) {
        guard address.isLoopback || !tokens.isEmpty || asksToSignIn else {
            throw WebServerRefusal(
                "refusing to listen on \(listen) without a token: everybody who reaches it could command incidents. "
                    + "Set server.token_file (or server.tokens), or listen on 127.0.0.1")
        }
    }

    /// A door that would stand open: asked before a new configuration comes into force.
    package func check(tokens: TokenTable, asksToSignIn: Bool) throws(WebServerRefusal) {
        try Self.check(address, "\(address.host):\(address.port)", tokens, asksToSignIn)
    }

    /// Other tokens from now on, also for streams that are open. Says what is different.
    package func adopt(tokens: TokenTable, asksToSignIn: Bool) async -> [String] {
        let changes = doors.replace(tokens: tokens, asksToSignIn: asksToSignIn)
        await streams.beat()
        return changes
    }

    /// Puts these in the place of those that were served until now.
    package func serve(_ webhooks: [WebhookRoute]) { self.webhooks.replace(with: webhooks) }

    /// Serves until the task is cancelled, then stops gracefully: nothing new is accepted, event streams end, and
    /// requests under way have 3 s. `onReady` gets the port; requests wait until it returns.
    package func run(onReady: @escaping @Sendable (_ port: Int) async -> Void) async throws {
        let streams = streams
        let server = makeServer(onReady)
        // Its own task, so that our cancellation does not cut the requests that are under way.
        let serving = Task { try await server.run() }
        let beating = Task { try await Self.beat(streams, every: pace.heartbeat) }
        defer { beating.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await serving.value
            } onCancel: {
                Task {
                    await streams.stop()
                    // Returns when every connection is closed: `ConnectionGuard` sees to it that this takes 3 s at most.
                    // What is still being worked on then has nobody to answer.
                    try await server.shutdownGracefully()
                    serving.cancel()
                }
            }
        } catch let error as IOError {
            throw WebServerRefusal(
                "cannot listen on \(address.host):\(address.port): \(error). "
                    + "Is another process using the port? Choose another with --listen")
        } catch is Server<HTTP1Channel>.Error {
            // Cancelled before it had begun.
        }
    }

    private func makeServer(
        _ onReady: @escaping @Sendable (_ port: Int) async -> Void
    ) -> Server<HTTP1Channel> {
        let gate = Gate(doors: doors, publicOrigin: publicOrigin, sessions: sessions)
        let site = Site(
            backend: backend, gate: gate, streams: streams,
            counts: RequestCounts(), logger: logger,
            webhooks: webhooks)
        let patience = pace.patience
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 16 * 1024, maxHeaderFieldCount: 100)
        let channel = HTTP1Channel(
            responder: { try await site.respond($0, $1, $2) },
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(limit: patience)], httpDecoderConfiguration: decoder))
        let port = address.port
        return Server(
            childChannelSetup: channel,
            configuration: ServerConfiguration(
                address: .hostname(address.host, port: port), backlog: 1024,
                availableConnectionsDelegate: .maximum(OpenFiles.forConnections, logger: logger)),
            onServerRunning: { await onReady($0.localAddress?.port ?? port) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    }

    private static func beat(_ streams: EventStreams, every interval: Duration) async throws {
        while true {
            try await Task.sleep(for: interval)
            await streams.beat()
        }
    }
}
