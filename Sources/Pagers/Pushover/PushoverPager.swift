import Delivery
import HTTPClient
import Incidents

/// Pages through Pushover: the worst are repeated on the person's telephone until they acknowledge them there.
///
/// Pushover folds no repeats and lists nothing, so where an answer was lost a page comes twice.
package struct PushoverPager: Pager {
    package let name: String
    package let foldsRepeats = false
    let api: PushoverAPI
    let receipts = PushoverReceipts()
    let publicURL: String?
    let pause: @Sendable () async throws -> Void
    let now: @Sendable () -> Instant
    private let userKey: @Sendable (String) throws -> String?
    private let acknowledge: String

    /// The page comes again each minute for an hour. At least 30 s and at most 3 hours, and 50 times.
    /// https://pushover.net/api#priority
    private static let retry = 60
    static let expire = 3600

    /// - Parameters:
    ///   - token: the application's. What it throws must hold no secret.
    ///   - userKey: the key behind an address, `ana`; nil where none has that name. What it throws must hold no secret.
    ///   - publicURL: where Pushover can tell us at once that a page was acknowledged.
    ///   - acknowledge: the command that takes a page, with its prefix.
    ///   - pause: between two looks at the receipts: they allow one each 5 s. https://pushover.net/api/receipts
    package init(
        name: String, apiBase: String = "https://api.pushover.net", token: @escaping @Sendable () throws -> String,
        userKey: @escaping @Sendable (String) throws -> String?, publicURL: String?, acknowledge: String = "!ack",
        now: @escaping @Sendable () -> Instant,
        pause: @escaping @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(5)) },
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        self.userKey = userKey
        self.publicURL = publicURL
        self.acknowledge = acknowledge
        self.now = now
        self.pause = pause
        api = PushoverAPI(
            key: "pagers.\(name)", base: apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase, token: token,
            exchange: exchange)
    }

    package init(
        name: String, apiBase: String = "https://api.pushover.net", token: @escaping @Sendable () throws -> String,
        userKey: @escaping @Sendable (String) throws -> String?, publicURL: String?, acknowledge: String = "!ack",
        now: @escaping @Sendable () -> Instant, http: HTTPClient
    ) {
        self.init(
            name: name, apiBase: apiBase, token: token, userKey: userKey, publicURL: publicURL,
            acknowledge: acknowledge, now: now,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        guard order.action == .trigger else { return try await stopRepeating(order) }
        let user = try user(order.way.address)
        let answer = try await api.post(
            "messages", try form(order, user), for: "the message to \(order.way.address)", hiding: [user])
        if let receipt = answer.receipt, PushoverReceipts.isReceipt(receipt) {
            let end = now() + .seconds(Self.expire)
            receipts.add(.init(id: receipt, page: order.dedupKey, expiresAt: end))
        }
        return PageAnswer(.accepted, detail: "Pushover took the message")
    }

    /// https://pushover.net/api#messages
    private func form(_ order: PageOrder, _ user: String) throws(DeliveryFailure) -> WebForm {
        let words = PageWords(order: order, acknowledge: acknowledge)
        var form = WebForm()
        form["user"] = user
        // At most 250 and 1,024 characters, 512 of the link.
        form["title"] = words.title(upTo: 250)
        form["message"] = words.text(upTo: 1024)
        form["priority"] = "\(Self.priority(order))"
        if let link = order.link, !order.isNotice, link.utf8.count <= 512 {
            form["url"] = link
            form["url_title"] = "Acknowledge"
        }
        guard Self.isEmergency(order) else { return form }
        form["retry"] = "\(Self.retry)"
        form["expire"] = "\(Self.expire)"
        form["tags"] = PageWords.mark(order)
        if let publicURL {
            form["callback"] =
                publicURL + PushoverDoor.query(order.dedupKey, path: callbackPath, token: try api.secret())
        }
        return form
    }

    var callbackPath: String { "/pagers/\(name)/acknowledged" }

    /// Somebody has taken the page: it comes no more. Where it was over already, or never an emergency, that is well.
    private func stopRepeating(_ order: PageOrder) async throws(DeliveryFailure) -> PageAnswer {
        guard Self.isEmergency(order) else { return PageAnswer(.accepted, detail: "a push needs no answer") }
        // First, so that its end there is not taken for a page that nobody took.
        receipts.remove(page: order.dedupKey)
        do {
            _ = try await api.post("receipts/cancel_by_tag/\(PageWords.mark(order))", for: "the end of the repeats")
        } catch {
            guard error.retry == .never else { throw error }
        }
        return PageAnswer(.accepted, detail: "Pushover repeats it no more")
    }

    static func isEmergency(_ order: PageOrder) -> Bool { priority(order) == 2 }

    /// Theirs for our ranks: 2 is repeated until it is acknowledged, 1 comes through quiet hours, 0 does not.
    private static func priority(_ order: PageOrder) -> Int {
        switch order.severity.rank {
        case _ where order.isNotice: 0
        case ...2: 2
        case 3: 1
        default: 0
        }
    }

    private func user(_ address: String) throws(DeliveryFailure) -> String {
        let found: String?
        do { found = try userKey(address) } catch {
            throw DeliveryFailure(.later, "Pushover: the user key of \(address) cannot be read: \(error)")
        }
        guard let found, !found.isEmpty else {
            throw DeliveryFailure(
                .never, "Pushover: no user key for \"\(address)\"; add it under pagers.\(name).user_keys")
        }
        return found
    }

    package func checkup() async -> [Finding] {
        let what = "Pushover takes the token of pagers.\(name)"
        do {
            _ = try await api.get("apps/limits", for: "the application's limits")
            return [Finding(what)]
        } catch { return [Finding(what, trouble: error.sentence)] }
    }
}
