import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// PagerDuty's REST API, version 2, one request at a time. https://developer.pagerduty.com/docs/rest-api-overview
package struct PagerDutyREST: Sendable {
    /// In the region EU it is `https://api.eu.pagerduty.com`.
    package static let standardBase = "https://api.pagerduty.com"
    private let base: String
    private let token: @Sendable () throws -> String
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - token: of the account or of a user; read for each request. What it throws must hold no secret.
    package init(
        apiBase: String = PagerDutyREST.standardBase, token: @escaping @Sendable () throws -> String,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        base = apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase
        self.token = token
        self.exchange = exchange
    }

    /// - Parameters:
    ///   - path: `/incidents`
    ///   - doing: what it is for, as it goes on after "could not": "find the incident".
    func get<Answer: Decodable>(
        _ path: String, _ query: [(String, String)] = [], timeout: Duration = .seconds(20), doing what: String
    ) async throws(DeliveryFailure) -> Answer {
        try await ask(path, query, timeout: timeout, doing: what).answer()
    }

    /// As `get`, with a refusal as a value: for a caller to whom some refusals are an answer.
    func ask<Answer: Decodable>(
        _ path: String, _ query: [(String, String)] = [], timeout: Duration = .seconds(20), doing what: String
    ) async throws(DeliveryFailure) -> Reply<Answer> {
        let words = query.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
        let url = base + path + (words.isEmpty ? "" : "?\(words)")
        let request = HTTPRequest(url: url, headers: [("Content-Type", "application/json")], timeout: timeout)
        return try await reply(to: request, doing: what)
    }

    /// - from: the address of the user in whose name it is done; such requests are refused without one.
    func send<Answer: Decodable>(
        _ method: String, _ path: String, _ body: some Encodable & Sendable, from: String, doing what: String
    ) async throws(DeliveryFailure) -> Reply<Answer> {
        let bytes: [UInt8]
        do { bytes = [UInt8](try JSONEncoder().encode(body)) } catch {
            throw DeliveryFailure(.never, "PagerDuty: could not \(what): it cannot be written as JSON: \(error)")
        }
        let headers = [("Content-Type", "application/json"), ("From", from)]
        let request = HTTPRequest(
            method: method, url: base + path, headers: headers, body: bytes, timeout: .seconds(20))
        return try await reply(to: request, doing: what)
    }

    private func reply<Answer: Decodable>(
        to request: HTTPRequest, doing what: String
    ) async throws(DeliveryFailure) -> Reply<Answer> {
        let secret: String
        do { secret = try token() } catch {
            throw DeliveryFailure(.later, "PagerDuty: the API token cannot be read: \(error)")
        }
        var request = request
        request.headers += [
            ("Accept", "application/vnd.pagerduty+json;version=2"), ("Authorization", "Token token=\(secret)"),
        ]
        let isWrite = request.method != "GET"
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(
                error.kind == .badURL ? .never : .later, mayHaveArrived: isWrite && error.mayHaveArrived,
                "PagerDuty: could not \(what): \(error.message)")
        }
        guard (200..<300).contains(response.status) else {
            return .refused(PagerDutyRefusal(response, hiding: secret, doing: what, isWrite: isWrite))
        }
        do { return .done(try JSONDecoder().decode(Answer.self, from: Data(response.body))) } catch {
            throw DeliveryFailure(
                .later, mayHaveArrived: isWrite,
                "PagerDuty: could not \(what): the answer (\(response.status)) is not what their API documents; "
                    + "check api_base")
        }
    }

    enum Reply<Answer: Decodable> {
        case done(Answer)
        case refused(PagerDutyRefusal)

        func answer() throws(DeliveryFailure) -> Answer {
            switch self {
            case .done(let answer): return answer
            case .refused(let refusal): throw refusal.failure
            }
        }
    }

    /// For a path or a query: all but what RFC 3986 calls unreserved.
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = MailAddress.letters.contains(byte) || "-._~".utf8.contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(Unicode.Scalar(byte)) : "%" + (hex.utf8.count == 1 ? "0" : "") + hex
        }.joined()
    }
}
