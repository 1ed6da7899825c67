import HTTPClient
import Incidents
import Synchronization

@testable import ChatServices

/// Plays back answers, and keeps what was asked. An answer that is not there is a long poll that never ends.
final class FakeHomeserver: Sendable {
    typealias Answer = @Sendable (HTTPRequest) throws(HTTPFailure) -> HTTPResponse?
    static let token = "syt_c2VjcmV0_do-not-show"

    private let asked = Mutex<[HTTPRequest]>([])
    private let answer: Answer

    init(_ answer: @escaping Answer) { self.answer = answer }

    var requests: [HTTPRequest] { asked.withLock { $0 } }
    func requests(_ method: String, containing part: String) -> [HTTPRequest] {
        requests.filter { $0.method == method && $0.url.contains(part) }
    }

    @Sendable func exchange(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        if let response = try answer(request) { return response }
        do { try await Task.sleep(for: .seconds(3600)) } catch {}
        throw HTTPFailure(kind: .cancelled, message: "cancelled")
    }

    /// The pause only yields: a loop that never lets go would take a thread of the tests' two.
    func chat(
        handles: [String: String] = [:], options: MatrixChat.Options = .init(),
        credential: MatrixCredential = .accessToken { FakeHomeserver.token },
        now: Instant = Instant(seconds: 1_794_999_000),
        pause: @escaping @Sendable (Duration) async throws -> Void = { _ in await Task.yield() }
    ) -> MatrixChat {
        MatrixChat(
            name: "matrix", homeserver: "http://hs.test", userID: "@bot:hs.test",
            credential: credential, exchange: exchange, handle: { handles[$0.key] }, options: options, now: { now },
            pause: pause)
    }
}

extension HTTPResponse {
    static func json(_ value: JSONValue, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: [("Content-Type", "application/json")], body: value.bytes)
    }
    static func error(_ status: Int, _ code: String, _ words: String = "said by the server") -> HTTPResponse {
        .json(["errcode": .string(code), "error": .string(words)], status: status)
    }
}

extension HTTPRequest {
    var json: JSONValue { JSONValue(bytes: body ?? []) ?? .null }
}

/// Several tests let a script run down: each sync takes the next answer.
final class Script<Element: Sendable>: Sendable {
    private let rest: Mutex<[Element]>
    init(_ elements: [Element]) { rest = Mutex(elements) }
    func next() -> Element? { rest.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}
