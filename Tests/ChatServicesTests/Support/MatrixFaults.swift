import Delivery
import HTTPClient
import Incidents

@testable import ChatServices

/// What can be asked of the chat.
enum MatrixOperation: CaseIterable, Sendable {
    case post, look, edit, openRoom, invite, remove

    func run(_ chat: MatrixChat) async throws(DeliveryFailure) {
        switch self {
        case .post: _ = try await chat.post(Sample.posting())
        case .look: _ = try await chat.look(for: Sample.posting(), since: Sample.posting().createdAt)
        case .edit: try await chat.edit(PostedID(room: Sample.room, id: "$1"), to: Sample.posting())
        case .openRoom: _ = try await chat.openRoom(Sample.order(), key: "k", isInDoubt: false)
        case .invite: try await chat.invite([PersonID("ana")], to: Sample.room)
        case .remove: try await chat.remove([PersonID("ana")], from: Sample.room)
        }
    }
}

/// What can be wrong at the other side, and what the port promises to say of it.
struct MatrixFault: Sendable, CustomStringConvertible {
    var description: String
    var answer: FakeHomeserver.Answer
    var retry: DeliveryFailure.Retry
    var mayHaveArrived = false

    private static let token = FakeHomeserver.token
    static let all: [MatrixFault] = [
        MatrixFault(
            description: "throttled",
            answer: { _ throws(HTTPFailure) in
                .json(
                    ["errcode": "M_LIMIT_EXCEEDED", "error": "slow \(token)", "retry_after_ms": .int(1500)], status: 429
                )
            }, retry: .after(.milliseconds(1500))),
        MatrixFault(
            description: "throttled by a proxy",
            answer: { _ throws(HTTPFailure) in HTTPResponse(status: 429, headers: [("Retry-After", "7")]) },
            retry: .after(.seconds(7))),
        MatrixFault(
            description: "hung",
            answer: { _ throws(HTTPFailure) in
                throw HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "no complete answer from hs.test:80")
            }, retry: .later, mayHaveArrived: true),
        MatrixFault(
            description: "done but the answer lost",
            answer: { _ throws(HTTPFailure) in
                throw HTTPFailure(kind: .cut, mayHaveArrived: true, message: "hs.test:80 closed the connection")
            }, retry: .later, mayHaveArrived: true),
        MatrixFault(
            description: "down",
            answer: { _ throws(HTTPFailure) in throw HTTPFailure(kind: .connect, message: "could not connect") },
            retry: .later),
        MatrixFault(
            description: "failing", answer: { _ throws(HTTPFailure) in .error(500, "M_UNKNOWN", "at \(token)") },
            retry: .later, mayHaveArrived: true),
        MatrixFault(
            description: "a proxy's page",
            answer: { _ throws(HTTPFailure) in HTTPResponse(status: 200, body: Array("<html>".utf8)) },
            retry: .later, mayHaveArrived: true),
        MatrixFault(
            description: "an old token",
            answer: { _ throws(HTTPFailure) in .error(401, "M_UNKNOWN_TOKEN", "not \(token)") }, retry: .later),
        MatrixFault(
            description: "refused", answer: { _ throws(HTTPFailure) in .error(400, "M_BAD_JSON", "in \(token)") },
            retry: .never),
    ]
}
