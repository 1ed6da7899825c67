/// An open WebSocket: RFC 6455 as a client, texts only, without extensions. `HTTPClient.webSocket` opens one.
///
/// It answers pings by itself, also while nobody receives, and asks for a sign of life when nothing comes. Letting
/// go of the last reference ends the connection.
package final class WebSocket: Sendable {
    private let desk: WebSocketDesk

    init(_ desk: WebSocketDesk) {
        self.desk = desk
    }

    deinit {
        desk.drop("was let go")
    }

    /// Waits for the next message, in order of arrival. After the last one always `.closed`, or the failure that
    /// ended the socket: `.cut`, `.timeout` (no sign of life), `.tooLarge`, `.other` (the server broke the protocol)
    /// or `.cancelled` (the client was shut down).
    ///
    /// Cancelling the task ends the wait with `.cancelled`; the socket stays open and no message is lost.
    package func receive() async throws(HTTPFailure) -> WebSocketMessage {
        try await desk.receive().get()
    }

    /// Sends one text and returns when all of it was handed to the connection; that the server has read it, only its
    /// own answer can tell.
    package func send(_ text: String) async throws(HTTPFailure) {
        if let failure = await desk.send(WebSocketFrame.text(text).bytes()) { throw failure }
    }

    /// Says goodbye (1000), and returns when the connection is closed: at most a second later. It may be called again,
    /// and in a cancelled task.
    package func close() async {
        desk.close()
        await desk.untilLetGo()
    }
}
