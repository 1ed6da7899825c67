import Delivery
import FoundationEssentials
import HTTPClient

/// Requests to an ntfy server. https://docs.ntfy.sh/publish/
struct NtfyAPI: Sendable {
    /// `pagers.ntfy`: where people look when it refuses us.
    let key: String
    let base: String
    let login: NtfyPager.Login?
    let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// Throws unless the server did it.
    func check(_ answer: VendorAnswer, _ what: String) throws(DeliveryFailure) {
        struct Refusal: Decodable {
            var error: String?
            private enum CodingKeys: String, CodingKey { case error }
        }
        let isLogin = answer.status == 401 || answer.status == 403
        try answer.check(
            what, said: [answer.decoded(Refusal.self)?.error],
            hint: isLogin
                ? "check the login of \(key), and that it may write to that topic"
                : "check \(key): api_base and the topic")
    }

    /// - Parameter topic: whose name is not to be repeated, where it is a secret.
    func ask(
        _ request: HTTPRequest, for what: String, _ topic: NtfyPager.Topic?
    ) async throws(DeliveryFailure) -> VendorAnswer {
        var request = request
        request.timeout = .seconds(20)
        request.limit = 4 << 20
        var secrets = topic.map { $0.isSecret ? [$0.name] : [] } ?? []
        do {
            switch login {
            case .token(let token):
                secrets.append(try token())
                request.headers.append(("Authorization", "Bearer \(secrets.last ?? "")"))
            case .user(let user, let password):
                let word = try password()
                let basic = Data("\(user):\(word)".utf8).base64EncodedString()
                secrets += [word, basic]
                request.headers.append(("Authorization", "Basic \(basic)"))
            case nil: break
            }
        } catch { throw DeliveryFailure(.later, "ntfy: the login of \(key) cannot be read: \(error)") }
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error, "ntfy: no answer about \(what)")
        }
        return VendorAnswer(response, from: "ntfy", hiding: secrets)
    }
}
