import HTTPClient

/// One socket; tests have their own.
protocol SlackSocketLine: Sendable {
    func receive() async throws(HTTPFailure) -> WebSocketMessage
    func send(_ text: String) async throws(HTTPFailure)
    func close() async
}

extension WebSocket: SlackSocketLine {}
