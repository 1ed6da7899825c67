/// A WebSocket to open.
package struct WebSocketRequest: Sendable {
    /// `ws:` or `wss:`, in ASCII. Its path and query never show in a failure: they often hold a ticket.
    package var url: String
    /// The largest message accepted, in bytes; a larger one ends the socket with a `tooLarge` failure.
    package var limit: Int
    /// From the name look-up to the server's 101.
    package var timeout: Duration
    /// How long nothing may come before a ping asks for a sign of life.
    package var quiet: Duration
    /// How long nothing at all may come after that ping.
    package var patience: Duration
    /// `nil` takes the environment's proxy (never for loopback addresses), `""` takes none.
    package var proxy: String?
    /// A PEM file of the authorities to trust instead of the system's.
    package var caFile: String?

    package init(
        url: String,
        limit: Int = 4 << 20,
        timeout: Duration = .seconds(15),
        quiet: Duration = .seconds(30),
        patience: Duration = .seconds(10),
        proxy: String? = nil,
        caFile: String? = nil
    ) {
        self.url = url
        self.limit = limit
        self.timeout = timeout
        self.quiet = quiet
        self.patience = patience
        self.proxy = proxy
        self.caFile = caFile
    }
}

extension HTTPClient {
    /// Opens a WebSocket with the usual patience: a ping after 30 s of silence, the end 10 s later.
    package func webSocket(
        _ url: String, limit: Int = 4 << 20, timeout: Duration = .seconds(15)
    ) async throws(HTTPFailure) -> WebSocket {
        try await webSocket(WebSocketRequest(url: url, limit: limit, timeout: timeout))
    }
}
