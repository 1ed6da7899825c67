import HTTPClient
import Synchronization

/// A service on the other side: keeps every request and gives the answers in turn, the last one for ever.
final class Exchange: Sendable {
    private let state: Mutex<(requests: [HTTPRequest], answers: [Result<HTTPResponse, HTTPFailure>])>

    init(_ answers: [Result<HTTPResponse, HTTPFailure>]) { state = Mutex(([], answers)) }
    convenience init(_ status: Int = 200, _ body: String = "{}") {
        self.init([.success(HTTPResponse(status: status, body: Array(body.utf8)))])
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    var send: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        { request async throws(HTTPFailure) in
            let answer = self.state.withLock { state in
                state.requests.append(request)
                return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
            }
            return try answer.get()
        }
    }
}

extension HTTPRequest {
    var text: String { String(decoding: body ?? [], as: UTF8.self) }
    func header(_ name: String) -> String? { headers.first { $0.0.lowercased() == name.lowercased() }?.1 }
}
