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
    let api: NtfyAPI
    let acknowledge: String
    private let topic: @Sendable (String) throws -> Topic?

    /// - Parameters:
    ///   - topic: the topic behind an address, `ana`; nil where none has that name. What it throws must hold no secret.
    ///   - acknowledge: the command that takes a page, with its prefix.
    package init(
        name: String, apiBase: String = "https://ntfy.sh", login: Login? = nil,
        topic: @escaping @Sendable (String) throws -> Topic?, acknowledge: String = "!ack",
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        self.topic = topic
        self.acknowledge = acknowledge
        api = NtfyAPI(
            key: "pagers.\(name)", base: apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase, login: login,
            exchange: exchange)
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
            method: "POST", url: "\(api.base)/", headers: [("Content-Type", "application/json")], body: body)
        let what = "the message to \(order.way.address)"
        try api.check(try await api.ask(request, for: what, topic), what)
        return PageAnswer(.accepted, detail: "ntfy took the message")
    }

    /// Takes the message from the screens it is on. A server that has no word for it leaves it there.
    private func clear(_ order: PageOrder, _ topic: Topic) async throws(DeliveryFailure) -> PageAnswer {
        let request = HTTPRequest(
            method: "PUT", url: "\(api.base)/\(topic.name)/\(PageWords.mark(order))/clear", body: [])
        let what = "clearing the message to \(order.way.address)"
        do { try api.check(try await api.ask(request, for: what, topic), what) } catch {
            guard error.retry == .never else { throw error }
            return PageAnswer(.accepted, detail: "this ntfy server clears nothing")
        }
        return PageAnswer(.accepted, detail: "ntfy cleared the message")
    }

    func topic(for address: String) throws(DeliveryFailure) -> Topic {
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
