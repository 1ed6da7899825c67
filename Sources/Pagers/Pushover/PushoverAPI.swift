import Delivery
import HTTPClient

/// Requests to Pushover. https://pushover.net/api
struct PushoverAPI: Sendable {
    /// `pagers.pushover`: where people look when it refuses us.
    let key: String
    let base: String
    /// The application's. Read for each request; what it throws must hold no secret.
    let token: @Sendable () throws -> String
    let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// Every answer has these; a refusal has errors.
    struct Answer: Decodable {
        /// 1 where it was done.
        var status: Int
        var receipt: String?
        var errors: [String]?
        private enum CodingKeys: String, CodingKey { case status, receipt, errors }
    }

    /// - Parameter secrets: what their words must not repeat, beside the token.
    func post(
        _ path: String, _ form: WebForm = WebForm(), for what: String, hiding secrets: [String] = []
    ) async throws(DeliveryFailure) -> Answer {
        var form = form
        let token = try secret()
        form["token"] = token
        let request = HTTPRequest(
            method: "POST", url: "\(base)/1/\(path).json", headers: [("Content-Type", WebForm.contentType)],
            body: Array(form.text.utf8))
        let answer = try await send(request, for: what, hiding: secrets + [token])
        guard let told = answer.decoded(Answer.self), told.status == 1 else {
            throw DeliveryFailure(.never, "Pushover: answered \(what) with something else; check \(key).api_base")
        }
        return told
    }

    func get(_ path: String, for what: String) async throws(DeliveryFailure) -> VendorAnswer {
        let token = try secret()
        let request = HTTPRequest(url: "\(base)/1/\(path).json?token=\(WebForm.encoded(token))")
        return try await send(request, for: what, hiding: [token])
    }

    func secret() throws(DeliveryFailure) -> String {
        do { return try token() } catch {
            throw DeliveryFailure(.later, "Pushover: the token of \(key) cannot be read: \(error)")
        }
    }

    private func send(
        _ request: HTTPRequest, for what: String, hiding secrets: [String]
    ) async throws(DeliveryFailure) -> VendorAnswer {
        var request = request
        request.timeout = .seconds(20)
        request.limit = 1 << 20
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error, "Pushover: no answer about \(what)")
        }
        let answer = VendorAnswer(response, from: "Pushover", hiding: secrets)
        try answer.check(
            what, said: answer.decoded(Answer.self)?.errors ?? [],
            hint: "check the token and that user key under \(key)")
        return answer
    }
}
