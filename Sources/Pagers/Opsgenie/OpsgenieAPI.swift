import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// Opsgenie's REST API, one request at a time. https://docs.opsgenie.com/docs/api-overview
package struct OpsgenieAPI: Sendable {
    /// `https://api.eu.opsgenie.com` for accounts in the EU.
    package static let standardBase = "https://api.opsgenie.com"

    private let base: String
    private let key: @Sendable () throws -> String
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameter key: read for each request. What it throws must hold no secret.
    package init(
        base: String = OpsgenieAPI.standardBase, key: @escaping @Sendable () throws -> String,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.key = key
        self.exchange = exchange
    }

    package init(
        base: String = OpsgenieAPI.standardBase, key: @escaping @Sendable () throws -> String, http: HTTPClient
    ) {
        self.init(
            base: base, key: key,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    /// What came back: its status, what may be said of it, and its bytes.
    struct Reply: Sendable {
        var answer: ServiceAnswer
        var body: [UInt8]
    }

    func post(_ path: String, _ body: some Encodable, to what: String) async throws(DeliveryFailure) -> Reply {
        let bytes: [UInt8]
        do { bytes = [UInt8](try JSONEncoder().encode(body)) } catch {
            throw DeliveryFailure(.never, "Opsgenie: the alert cannot be written: \(error)")
        }
        return try await send("POST", path, bytes, to: what)
    }

    /// A GET; nil for 404. Any other status than 2xx is a failure.
    package func get<Value: Decodable>(
        _ path: String, _ type: Value.Type, to what: String
    ) async throws(DeliveryFailure) -> Value? {
        let reply = try await send("GET", path, nil, to: what)
        if reply.answer.status == 404 { return nil }
        guard 200..<300 ~= reply.answer.status else { throw refusal(reply.answer, what) }
        do { return try JSONDecoder().decode(Value.self, from: Data(reply.body)) } catch {
            throw DeliveryFailure(.later, "Opsgenie: could not \(what): the answer is not of the published form")
        }
    }

    /// 401 and 403 are about the key, 402 about the account's plan.
    func refusal(_ answer: ServiceAnswer, _ what: String) -> DeliveryFailure {
        let advice =
            switch answer.status {
            case 401, 403: "check the API key and what its integration may do"
            case 402: "the account's plan does not allow it"
            default: "check who is asked for"
            }
        return DeliveryFailure(.never, "Opsgenie: could not \(what) (\(answer.status)\(answer.words)); \(advice)")
    }

    private func send(
        _ method: String, _ path: String, _ body: [UInt8]?, to what: String
    ) async throws(DeliveryFailure) -> Reply {
        let secret: String
        do { secret = try key() } catch {
            throw DeliveryFailure(.later, "Opsgenie: the API key cannot be read: \(error)")
        }
        var headers = [("Authorization", "GenieKey \(secret)"), ("Accept", "application/json")]
        if body != nil { headers.append(("Content-Type", "application/json")) }
        let request = HTTPRequest(
            method: method, url: base + path, headers: headers, body: body, timeout: .seconds(20), limit: 8 << 20)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch { throw DeliveryFailure(error, "Opsgenie", what) }
        // Their own header says in how many seconds the bucket is filled again, 1 or 60.
        // https://docs.opsgenie.com/docs/api-rate-limiting
        let answer = ServiceAnswer(
            response, waits: ["Retry-After", "X-RateLimit-Period-In-Sec"], hiding: secret)
        try answer.throwIfPassing("Opsgenie")
        return Reply(answer: answer, body: response.body)
    }
}
