import Delivery
import FoundationEssentials
import HTTPClient

/// Requests to Twilio's REST API of 2010-04-01. https://www.twilio.com/docs/usage/api
struct TwilioAPI: Sendable {
    /// `pagers.twilio-sms`: where people look when it refuses us.
    let key: String
    let base: String
    let account: TwilioAccount
    let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// What they say of a failure. https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions
    private struct Refusal: Decodable {
        var code: Int?
        var message: String?
        private enum CodingKeys: String, CodingKey { case code, message }
    }

    func post(
        _ path: String, _ form: WebForm, for what: String
    ) async throws(DeliveryFailure) -> VendorAnswer {
        try await send(
            HTTPRequest(
                method: "POST", url: url(path), headers: [("Content-Type", WebForm.contentType)],
                body: Array(form.text.utf8), timeout: .seconds(20), limit: 1 << 20), for: what)
    }

    func get(_ path: String, _ query: WebForm, for what: String) async throws(DeliveryFailure) -> VendorAnswer {
        let query = query.text.isEmpty ? "" : "?\(query.text)"
        return try await send(HTTPRequest(url: url(path) + query, timeout: .seconds(20), limit: 1 << 20), for: what)
    }

    private func url(_ path: String) -> String {
        "\(base)/2010-04-01/Accounts/\(WebForm.encoded(account.sid))\(path).json"
    }

    private func send(_ request: HTTPRequest, for what: String) async throws(DeliveryFailure) -> VendorAnswer {
        let secret: String
        do { secret = try account.secret() } catch {
            throw DeliveryFailure(.later, "Twilio: the secret of \(key) cannot be read: \(error)")
        }
        let login = Data("\(account.apiKey ?? account.sid):\(secret)".utf8).base64EncodedString()
        var request = request
        request.headers.append(("Authorization", "Basic \(login)"))
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error, "Twilio: no answer about \(what)")
        }
        let answer = VendorAnswer(response, from: "Twilio", hiding: [secret, login])
        let refusal = answer.decoded(Refusal.self)
        let code = refusal?.code.map { "error \($0)" }
        try answer.check(what, said: [code, refusal?.message], hint: hint(answer.status, refusal?.code))
        return answer
    }

    /// What to do about the refusals that people meet. https://www.twilio.com/docs/api/errors
    private func hint(_ status: Int, _ code: Int?) -> String {
        switch code {
        case 21211, 21214, 21217, 21614: "correct the number under people.<person>.phones"
        case 21210, 21212, 21603, 21606, 21659: "check \(key).from: it must be a number of this account"
        case 21610: "they have answered STOP: they must send START to our number"
        case 21215, 21408: "allow their country in Twilio's geographic permissions"
        case 21219, 21608: "a trial account reaches verified numbers only"
        default: [401, 403, 404].contains(status) ? "check \(key): account_sid and its secret" : "see Twilio's console"
        }
    }
}
