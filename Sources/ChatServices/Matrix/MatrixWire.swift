import HTTPClient
import Incidents

/// One exchange with the homeserver: builds the request, reads the answer, names the failure.
struct MatrixWire: Sendable {
    typealias Exchange = @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    struct Call: Sendable {
        var method = "GET"
        /// The segments after `/_matrix/client`, unescaped: room ids and keys hold `!`, `:`, `/`.
        var path: [String]
        var query: [(String, String)] = []
        var body: JSONValue?
        var timeout: Duration = .seconds(30)
        var limit = 8 << 20
    }

    let homeserver: String
    let exchange: Exchange
    /// What the answers say of the server's clock.
    let clock = MatrixClock()

    /// `secrets` never show in a failure, also where the server repeats them.
    func perform(_ call: Call, token: String?, hiding secrets: [String]) async throws(MatrixFailure) -> JSONValue {
        var headers = token.map { [("Authorization", "Bearer \($0)")] } ?? []
        if call.body != nil { headers.append(("Content-Type", "application/json")) }
        let request = HTTPRequest(
            method: call.method, url: url(call), headers: headers, body: call.body?.bytes, timeout: call.timeout,
            limit: call.limit)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch { throw .unreachable(error) }
        clock.note(response.header("Date"))
        return try read(response, hiding: secrets)
    }

    private func url(_ call: Call) -> String {
        let base = homeserver.hasSuffix("/") ? String(homeserver.dropLast()) : homeserver
        let segments = call.path.map { "/\($0.percentEncoded)" }.joined()
        let pairs = call.query.map { "\($0.0)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return "\(base)/_matrix/client\(segments)\(pairs.isEmpty ? "" : "?\(pairs)")"
    }

    private func read(_ response: HTTPResponse, hiding secrets: [String]) throws(MatrixFailure) -> JSONValue {
        let json = JSONValue(bytes: response.body)
        if (200..<300).contains(response.status), let json, json.isObject { return json }
        guard let code = json?["errcode"].string else {
            // A busy proxy answers 429 and 5xx without the server's words.
            guard response.status == 429 || response.status >= 500 else { throw .unreadable(status: response.status) }
            throw .refused(status: response.status, code: "HTTP", words: "", wait: retryAfter(response, nil))
        }
        var words = json?["error"].string ?? ""
        for secret in secrets where !secret.isEmpty { words = words.replacing(secret, with: "…") }
        throw .refused(
            status: response.status, code: String(code.prefix(60)), words: String(words.prefix(300)),
            wait: retryAfter(response, json))
    }

    /// The header is of today's specification, `retry_after_ms` of the older ones. Never longer than an hour.
    private func retryAfter(_ response: HTTPResponse, _ json: JSONValue?) -> Duration? {
        let header = response.header("Retry-After").flatMap { Int64($0) }.map { min($0, 3600) * 1000 }
        guard let wait = json?["retry_after_ms"].int ?? header else { return nil }
        return .milliseconds(min(max(wait, 0), 3_600_000))
    }
}

extension String {
    /// For one segment of a path or one value of a query: everything but RFC 3986's unreserved characters.
    var percentEncoded: String {
        let hex = StaticString("0123456789ABCDEF")
        var encoded: [UInt8] = []
        encoded.reserveCapacity(utf8.count * 2)
        for byte in utf8 {
            switch Unicode.Scalar(byte) {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), hex.utf8Start[Int(byte >> 4)], hex.utf8Start[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
