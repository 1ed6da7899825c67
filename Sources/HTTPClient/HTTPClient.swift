/// Everything that leaves over HTTP or SMTP leaves here: the web over one thread, each mail and each
/// WebSocket over one of its own.
package final class HTTPClient: Sendable {
    private let web: Engine
    private let mails = MailEngines()
    private let sockets: WebSockets

    /// Starts nothing yet. Control characters in `userAgent` are dropped.
    package init(userAgent: String = "sitrep") {
        let agent = String(userAgent.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
        web = Engine(userAgent: agent)
        sockets = WebSockets(userAgent: agent)
    }

    deinit {
        web.stop(nil)
    }

    /// Makes one exchange. Cancelling the task ends it at once with `.cancelled`.
    ///
    /// A POST or PATCH is never sent twice behind the caller's back, not even when a kept-alive connection turns out
    /// to be dead: that is a `.cut` failure with `mayHaveArrived`. Other methods are tried once more on a new one.
    package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        let destination = try Destination(of: request)
        let answer = try await web.run(.web(request, destination)).get()
        return HTTPResponse(status: answer.status, headers: answer.headers, body: answer.body)
    }

    /// Hands one message to a mail server. A refusal by the server is certain: `mayHaveArrived` is then false.
    /// Cancelling the task takes up to a second while the server is silent.
    package func sendMail(_ transfer: MailTransfer) async throws(HTTPFailure) -> MailReceipt {
        let destination = try Destination(of: transfer)
        let answer = try await mails.run(.mail(transfer, destination)).get()
        return MailReceipt(lastReply: transfer.withoutSecrets(answer.reply), code: answer.status)
    }

    /// Opens a WebSocket. A server that says no is a `.refusedByServer` failure with its status.
    /// Cancelling the task ends it at once with `.cancelled`.
    package func webSocket(_ request: WebSocketRequest) async throws(HTTPFailure) -> WebSocket {
        try await sockets.open(request)
    }

    /// Ends every exchange and WebSocket with `.cancelled` and returns when the threads have let go of their connections.
    /// Later requests fail the same way.
    package func shutdown() async {
        async let webEnd: Void = web.stop()
        async let mailsEnd: Void = mails.stop()
        async let socketsEnd: Void = sockets.stop()
        _ = await (webEnd, mailsEnd, socketsEnd)
    }
}
