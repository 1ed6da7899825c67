import HTTPClient
import Incidents

/// The Web API: one method a call, arguments and answer as JSON.
struct SlackAPI: Sendable {
    typealias Exchange = @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// `https://slack.com/api`, without a slash at the end.
    let base: String
    let token: @Sendable () throws -> String
    let exchange: Exchange

    /// The answer, whose `ok` is true. Each call passes the budget of its method before it leaves.
    /// `token` takes the place of the bot's own (the app token of Socket Mode).
    func call(
        _ method: String, _ arguments: JSONValue = [:], token other: (@Sendable () throws -> String)? = nil,
        timeout: Duration = .seconds(15)
    ) async throws(SlackFailure) -> JSONValue {
        let secret: String
        do { secret = try (other ?? token)() } catch { throw .noToken("\(error)") }
        let request = HTTPRequest(
            method: "POST", url: "\(base)/\(method)",
            headers: [("Authorization", "Bearer \(secret)"), ("Content-Type", "application/json; charset=utf-8")],
            body: arguments.bytes, timeout: timeout, limit: 8 << 20)
        let response: HTTPResponse
        do { response = try await exchange(request) } catch { throw .unreachable(error) }
        if response.status == 429 {
            throw .limited(response.header("Retry-After").flatMap { Int64($0) }.map { .seconds(min(max($0, 1), 3600)) })
        }
        guard let answer = JSONValue(bytes: response.body), let isGood = answer["ok"].bool else {
            throw .unreadable(status: response.status)
        }
        guard isGood else {
            throw .refused(method: method, code: String((answer["error"].string ?? "").prefix(80)), answer)
        }
        return answer
    }
}

/// Why a call to Slack gave nothing.
enum SlackFailure: Error, Sendable {
    /// Slack said no, with its error code and the whole answer.
    case refused(method: String, code: String, JSONValue)
    case limited(Duration?)
    case unreachable(HTTPFailure)
    /// Something answered that is not Slack: an error page, or half an answer.
    case unreadable(status: Int)
    case noToken(String)

    var code: String? {
        if case .refused(_, let code, _) = self { code } else { nil }
    }
}
