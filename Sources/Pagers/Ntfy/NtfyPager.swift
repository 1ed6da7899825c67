import Delivery
import FoundationEssentials
import HTTPClient
import Incidents

/// Pages by push message through an ntfy server: one topic a person. Its button acknowledges by a POST to the page's own
/// address, so nothing comes back through ntfy.
package struct NtfyPager: Pager {
    /// A topic's name.
    package struct Topic: Sendable {
        package var name: String
        /// Whoever knows it may be able to read along: it is never said.
        package var isSecret: Bool
        package init(_ name: String, isSecret: Bool) {
            self.name = name
            self.isSecret = isSecret
        }
    }
    package enum Login: Sendable {
        /// Read for each use. What it throws must hold no secret.
        case token(@Sendable () throws -> String)
        case user(String, password: @Sendable () throws -> String)
    }

    package let name: String
    /// Only newer servers and apps fold a repeat.
    package let foldsRepeats = false
    private let base: String
    private let login: Login?
    private let topic: @Sendable (String) throws -> Topic?
    private let acknowledge: String
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse

    /// - Parameters:
    ///   - topic: the topic behind an address, `ana`; nil where none has that name. What it throws must hold no secret.
    ///   - acknowledge: the command that takes a page, with its prefix.
    package init(
        name: String, apiBase: String = "https://ntfy.sh", login: Login? = nil,
        topic: @escaping @Sendable (String) throws -> Topic?, acknowledge: String = "!ack",
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        base = apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase
        self.login = login
        self.topic = topic
        self.acknowledge = acknowledge
        self.exchange = exchange
    }

    package init(
        name: String, apiBase: String = "https://ntfy.sh", login: Login? = nil,
        topic: @escaping @Sendable (String) throws -> Topic?, acknowledge: String = "!ack", http: HTTPClient
    ) {
        self.init(
            name: name, apiBase: apiBase, login: login, topic: topic, acknowledge: acknowledge,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        let topic = try topic(for: order.way.address)
        guard order.action == .trigger else { return try await clear(order, topic) }
        let body: [UInt8]
        do {
            body = [UInt8](try JSONEncoder().encode(NtfyMessage(order, topic: topic.name, acknowledge: acknowledge)))
        } catch { throw DeliveryFailure(.never, "ntfy: the message cannot be written: \(error)") }
        let request = HTTPRequest(
            method: "POST", url: "\(base)/", headers: [("Content-Type", "application/json")], body: body)
        let what = "the message to \(order.way.address)"
        try check(try await ask(request, for: what, topic), what)
        return PageAnswer(.accepted, detail: "ntfy took the message")
    }

    /// Takes the message from the screens it is on. A server that has no word for it leaves it there.
    private func clear(_ order: PageOrder, _ topic: Topic) async throws(DeliveryFailure) -> PageAnswer {
        let request = HTTPRequest(method: "PUT", url: "\(base)/\(topic.name)/\(PageWords.mark(order))/clear", body: [])
        let what = "clearing the message to \(order.way.address)"
        do { try check(try await ask(request, for: what, topic), what) } catch {
            guard error.retry == .never else { throw error }
            return PageAnswer(.accepted, detail: "this ntfy server clears nothing")
        }
        return PageAnswer(.accepted, detail: "ntfy cleared the message")
    }

    /// Reads what the server kept of the topic (12 hours, by default).
    package func look(
        for order: PageOrder, key: String, since: Instant
    ) async throws(DeliveryFailure) -> PageAnswer? {
        guard order.action == .trigger else { return nil }
        let topic = try topic(for: order.way.address)
        // A minute for clocks that differ.
        let from = (since - .minutes(1)).seconds
        let what = "what it kept for \(order.way.address)"
        let answer = try await ask(
            HTTPRequest(url: "\(base)/\(topic.name)/json?poll=1&since=\(from)"), for: what, topic)
        // A login that may only write sees nothing.
        guard answer.status != 401, answer.status != 403 else { return nil }
        try check(answer, what)
        let wanted = NtfyMessage(order, topic: topic.name, acknowledge: acknowledge)
        let isThere = answer.body.split(separator: UInt8(ascii: "\n")).contains {
            NtfyKept($0)?.matches(wanted) == true
        }
        return isThere ? PageAnswer(.accepted, detail: "ntfy has taken the message before") : nil
    }

    package func checkup() async -> [Finding] {
        let what = "the ntfy server takes the login of pagers.\(name)"
        do {
            let answer = try await ask(HTTPRequest(url: "\(base)/v1/account"), for: "the account", nil)
            try check(answer, "the account")
            return [Finding(what)]
        } catch { return [Finding(what, trouble: error.sentence)] }
    }

    private func check(_ answer: VendorAnswer, _ what: String) throws(DeliveryFailure) {
        struct Refusal: Decodable {
            var error: String?
            private enum CodingKeys: String, CodingKey { case error }
        }
        let isLogin = answer.status == 401 || answer.status == 403
        try answer.check(
            what, said: [answer.decoded(Refusal.self)?.error],
            hint: isLogin
                ? "check the login of pagers.\(name), and that it may write to that topic"
                : "check pagers.\(name): api_base and the topic")
    }

    private func ask(
        _ request: HTTPRequest, for what: String, _ topic: Topic?
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
        } catch { throw DeliveryFailure(.later, "ntfy: the login of pagers.\(name) cannot be read: \(error)") }
        let response: HTTPResponse
        do { response = try await exchange(request) } catch {
            throw DeliveryFailure(error, "ntfy: could not ask for \(what)")
        }
        return VendorAnswer(response, from: "ntfy", hiding: secrets)
    }

    private func topic(for address: String) throws(DeliveryFailure) -> Topic {
        let found: Topic?
        do { found = try topic(address) } catch {
            throw DeliveryFailure(.later, "ntfy: the topic of \(address) cannot be read: \(error)")
        }
        guard let found, !found.name.isEmpty else {
            throw DeliveryFailure(.never, "ntfy: no topic for \"\(address)\"; add it under pagers.\(name).topics")
        }
        // A file may hold anything; in an address only this means nothing else.
        let isName =
            found.name.utf8.count <= 64
            && found.name.utf8.allSatisfy { MailAddress.letters.contains($0) || "-_".utf8.contains($0) }
        guard isName else {
            throw DeliveryFailure(
                .never, "ntfy: the topic of \(address) is no topic; it has letters, digits, - and _ alone, 64 at most")
        }
        return found
    }
}
