import HTTPClient
import Incidents

/// The Web API: one method a call. Arguments go as a form, because not every method takes JSON; what is an object in
/// them (blocks, a view) is JSON inside it.
struct SlackAPI: Sendable {
    typealias Exchange = @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    typealias Token = @Sendable () throws -> String

    /// `https://slack.com/api`, without a slash at the end.
    let base: String
    let token: Token
    let budget: SlackBudget
    let exchange: Exchange
    /// Told whether Slack answered at all.
    let health: SlackHealth

    /// The answer, whose `ok` is true. A call over the method's budget fails without leaving.
    /// `token` takes the place of the bot's own (the app token of Socket Mode). A patient call leaves some of the budget
    /// to others.
    func call(
        _ method: String, _ arguments: JSONValue = [:], token other: Token? = nil, timeout: Duration = .seconds(15),
        isPatient: Bool = false
    ) async throws(SlackFailure) -> JSONValue {
        try await exchange(method, arguments, token: other, timeout: timeout, isPatient: isPatient).answer
    }

    /// The same with the answer's headers.
    func exchange(
        _ method: String, _ arguments: JSONValue = [:], token other: Token? = nil, timeout: Duration = .seconds(15),
        isPatient: Bool = false
    ) async throws(SlackFailure) -> (answer: JSONValue, response: HTTPResponse) {
        let channel = arguments["channel"].string
        if let wait = budget.wait(for: method, in: channel, keeping: isPatient ? Self.keptForLooks : 0) {
            throw .limited(wait)
        }
        let secret: String
        do { secret = try (other ?? token)() } catch { throw .noToken("\(error)") }
        let request = HTTPRequest(
            method: "POST", url: "\(base)/\(method)",
            headers: [("Authorization", "Bearer \(secret)"), ("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(Self.form(arguments).utf8), timeout: timeout, limit: 8 << 20)
        do throws(SlackFailure) {
            let found = try await read(method, channel, request)
            health.note(isWell: true)
            return found
        } catch {
            if !error.isCancelled { health.note(isWell: !error.isOutage) }
            throw error
        }
    }

    private func read(
        _ method: String, _ channel: String?, _ request: HTTPRequest
    ) async throws(SlackFailure) -> (answer: JSONValue, response: HTTPResponse) {
        let response: HTTPResponse
        do { response = try await exchange(request) } catch { throw .unreachable(error) }
        if response.status == 429 {
            let wait = response.retryAfter ?? .seconds(30)
            budget.rest(method, in: channel, for: wait)
            throw .limited(wait)
        }
        if response.isTurnedAway { throw .away(wait: response.retryAfter) }
        guard response.status < 500, let answer = JSONValue(bytes: response.body), let isGood = answer["ok"].bool else {
            throw .unreadable(status: response.status)
        }
        if isGood { return (answer, response) }
        let code = String((answer["error"].string ?? "unknown_error").prefix(80))
        throw .refused(method: method, code: code.filter { $0.isLetter || $0.isNumber || $0 == "_" }, answer)
    }

    /// Calls of a method that what can wait leaves to what is looked for in doubt.
    private static let keptForLooks = 20.0

    private static func form(_ arguments: JSONValue) -> String {
        arguments.object.sorted { $0.key < $1.key }.compactMap { name, value in
            switch value {
            case .null: nil
            case .string(let text): "\(name)=\(text.percentEncoded)"
            case .bool, .int, .double, .array, .object: "\(name)=\(value.text.percentEncoded)"
            }
        }.joined(separator: "&")
    }
}

extension HTTPResponse {
    /// At most an hour.
    var retryAfter: Duration? {
        header("Retry-After").flatMap { Int64($0) }.map { .seconds(min(max($0, 1), 3600)) }
    }

    /// A 5xx that says that nothing was done with the request. Any other may have done its work.
    fileprivate var isTurnedAway: Bool {
        guard status >= 500 else { return false }
        if let code = JSONValue(bytes: body)?["error"].string { return SlackRefusal(code) == .later }
        return status == 503 && retryAfter != nil
    }
}
