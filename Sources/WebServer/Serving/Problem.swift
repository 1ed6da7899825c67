import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

/// An answer that says no, as RFC 9457 asks: `application/problem+json` with a detail that a person understands.
struct Problem: Error {
    var status: HTTPResponse.Status
    /// What is wrong with this request, and what to send instead.
    var detail: String
    var headers: HTTPFields

    init(_ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:]) {
        self.status = status
        self.detail = detail
        self.headers = headers
    }

    func response() -> Response { response(body()) }

    func response(_ body: ByteBuffer) -> Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// `more` writes members of its own after the standard four.
    func body(_ more: (inout JSONWriter) -> Void = { _ in }) -> ByteBuffer {
        var json = JSONWriter()
        json.object { json in
            json.field("type", "about:blank")
            json.field("title", status.reasonPhrase)
            json.field("status", status.code)
            json.field("detail", detail)
            more(&json)
        }
        return json.buffer
    }
}

extension Problem {
    static func badRequest(_ detail: String) -> Problem { Problem(.badRequest, detail) }
    static func noSuchRoom(_ room: String) -> Problem {
        // The same words whether one is there or not.
        if room.hasPrefix(LocalRoom.privatePrefix) {
            return Problem(
                .notFound,
                "There is no room \"\(shortened(room))\" that you may enter. Names that begin with \(LocalRoom.privatePrefix) are given by the bot alone."
            )
        }
        return Problem(.notFound, "There is no room \"\(shortened(room))\". Make it first: PUT /api/v1/rooms/{room}.")
    }
    static func noSuchPath(_ path: String) -> Problem {
        Problem(.notFound, "There is nothing at \(shortened(path)).")
    }
    static func tooLarge(_ limit: Int) -> Problem {
        Problem(
            .contentTooLarge,
            "The body is over \(limit / 1024) KiB. Send less text, or put it somewhere and send a link to it.")
    }

    static func retryLater(_ status: HTTPResponse.Status, _ detail: String, after wait: Duration) -> Problem {
        let seconds = max(1, (wait.milliseconds + 999) / 1000)
        return Problem(status, detail, headers: [.retryAfter: String(seconds)])
    }

    /// What somebody sent, short enough to be repeated to them.
    private static func shortened(_ text: String) -> String {
        text.count > 100 ? text.prefix(100) + "…" : text
    }
}
