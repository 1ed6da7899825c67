import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

extension Site {
    /// A service calls. It needs no token, and its Host and Origin say nothing: its signature is the webhook's to check,
    /// over the bytes as they came, so any Content-Type will do.
    func call(
        _ webhook: WebhookRoute, _ request: Request, _ writer: borrowing ResponseWriter
    ) async throws -> Response {
        let isGet = webhook.isPage && (request.method == .get || request.method == .head)
        guard isGet || request.method == .post else {
            let allowed = webhook.isPage ? "GET, HEAD, POST" : "POST"
            throw Problem(
                .methodNotAllowed, "\(request.method.rawValue) does nothing here. Use POST.",
                headers: [.allow: allowed])
        }
        let body: ByteBuffer
        do { body = try await self.body(request, writer, limit: webhook.limit) } catch let problem as Problem {
            webhooks.refusals.note(webhook.path, status: problem.status.code, logger)
            throw problem
        }
        let headers = request.headers.map { (name: $0.name.rawName, value: $0.value) }
        let query = (request.head.path ?? "").drop { $0 != "?" }.dropFirst()
        let call = WebhookCall(
            headers: headers, body: Array(body.readableBytesView), query: String(query), isGet: isGet)
        guard let answer = await answer(of: webhook, to: call) else {
            logger.warning("A webhook took too long", metadata: ["path": "\(webhook.path)"])
            throw Problem(.serviceUnavailable, "It took too long. Send it again.")
        }
        // People open pages; a wrong address there is nobody's secret.
        if !webhook.isPage, (400..<500).contains(answer.status) {
            webhooks.refusals.note(webhook.path, status: answer.status, logger)
        }
        return Response(answer)
    }

    /// Nil where it took too long, or the server ends. The work is then told to stop, but nobody waits for that.
    private func answer(of webhook: WebhookRoute, to call: WebhookCall) async -> WebhookAnswer? {
        let (answers, feed) = AsyncStream.makeStream(of: WebhookAnswer?.self)
        let work = Task { _ = feed.yield(await webhook.handle(call)) }
        let patience = webhooks.patience
        let clock = Task {
            try await Task.sleep(for: patience)
            feed.yield(nil)
        }
        defer {
            work.cancel()
            clock.cancel()
        }
        for await first in answers { return first }
        return nil
    }
}

extension Response {
    fileprivate init(_ answer: WebhookAnswer) {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let type = answer.contentType { headers[.contentType] = type }
        if answer.contentType?.hasPrefix("text/html") == true {
            // A small page with its own style, one form, and no script.
            headers[.contentSecurityPolicy] =
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'"
            headers[.xContentTypeOptions] = "nosniff"
        }
        let isPossible = (200...599).contains(answer.status)
        self.init(
            status: isPossible ? HTTPResponse.Status(code: answer.status) : .internalServerError, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
