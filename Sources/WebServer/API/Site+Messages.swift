import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

extension Site {
    /// The hot path: nothing here but reading the body, the commit and some 100 bytes of answer.
    func post(
        to room: String, _ request: Request, _ caller: Caller, _ writer: borrowing ResponseWriter
    ) async throws -> Response {
        let body = try MessageBody(try await jsonBody(request, writer))
        let author = try caller.author(named: body.author)
        let message = SubmittedMessage(
            room: room, author: author, text: body.text, thread: body.thread, id: body.id, viewer: caller.viewer)
        let submitted: Submitted
        do throws(SubmitRefusal) {
            submitted = try await backend.submit(message)
        } catch {
            throw error.problem(room: room)
        }
        return .json(submitted.isRepeat ? .ok : .created) { json in
            json.field("id", submitted.message.id)
            json.field("seq", submitted.message.seq)
            json.field("room", submitted.message.room)
            json.field("at", submitted.message.at)
        }
    }

    func messages(of room: String, _ path: RequestPath, _ caller: Caller) async throws -> Response {
        let after = try path.number("after", in: 0 ... .max, default: 0)
        let limit = try path.number("limit", in: 1...1000, default: 100)
        let found = try await backend.messages(room: room, after: after, limit: limit, for: caller.viewer)
        var json = JSONWriter(capacity: 64 + found.count * 256)
        json.object { json in
            json.array("messages", found) { $1.write(to: &$0) }
            json.field("next", found.last?.seq ?? after)
        }
        return .json(.ok, json)
    }
}

extension SubmitRefusal {
    func problem(room: String) -> Problem {
        switch self {
        case .noSuchRoom: .noSuchRoom(room)
        case .badAuthor(let sentence): .badRequest(sentence)
        case .conflict:
            Problem(
                .conflict,
                "This id was used in this room by this author for another text. Take a new id for a new message.")
        case .busy(let wait):
            .retryLater(.tooManyRequests, "Too much is waiting already. Send it again with the same id.", after: wait)
        case .failed(let sentence): .retryLater(.serviceUnavailable, sentence, after: .seconds(1))
        }
    }
}
