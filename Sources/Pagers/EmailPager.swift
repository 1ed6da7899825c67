import Delivery
import HTTPClient
import Incidents

/// Pages by mail. What the mail server has taken is `accepted`: nobody reports that a person has read it.
///
/// Acknowledging and resolving send nothing: a second mail about the same page would page a second time.
package struct EmailPager: Pager {
    package let name: String
    package let foldsRepeats = false

    package struct Server: Sendable {
        /// `smtp://host:port` (STARTTLS) or `smtps://host:port` (TLS from the first byte).
        package var url: String
        /// Nothing is sent in the clear. Without it TLS is used where it is offered.
        package var requiresTLS: Bool
        package var user: String?
        /// Read for each mail, so that a new one works without a restart. What it throws must hold no secret.
        package var password: (@Sendable () throws -> String)?
        /// Authorities to trust instead of the system's, a PEM file.
        package var caFile: String?

        package init(
            url: String, requiresTLS: Bool = true, user: String? = nil,
            password: (@Sendable () throws -> String)? = nil, caFile: String? = nil
        ) {
            self.url = url
            self.requiresTLS = requiresTLS
            self.user = user
            self.password = password
            self.caFile = caFile
        }
    }

    private let server: Server
    private let from: String
    private let acknowledge: String
    private let now: @Sendable () -> Instant
    private let deliver: @Sendable (MailTransfer) async throws(HTTPFailure) -> MailReceipt

    /// - Parameters:
    ///   - from: a plain address, `sitrep@example.org`.
    ///   - acknowledge: the command that takes a page, with its prefix.
    package init(
        name: String, server: Server, from: String, acknowledge: String = "!ack",
        now: @escaping @Sendable () -> Instant,
        deliver: @escaping @Sendable (MailTransfer) async throws(HTTPFailure) -> MailReceipt
    ) {
        self.name = name
        self.server = server
        self.from = from
        self.acknowledge = acknowledge
        self.now = now
        self.deliver = deliver
    }

    package init(
        name: String, server: Server, from: String, acknowledge: String = "!ack",
        now: @escaping @Sendable () -> Instant, http: HTTPClient
    ) {
        self.init(
            name: name, server: server, from: from, acknowledge: acknowledge, now: now,
            deliver: { mail async throws(HTTPFailure) in try await http.sendMail(mail) })
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        switch order.action {
        case .acknowledge, .resolve: return PageAnswer(.accepted, detail: "mail needs no answer")
        case .trigger: break
        }
        guard let sender = MailAddress(from) else {
            throw DeliveryFailure(
                .never,
                "E-mail: `from` is no plain mail address (\(MailHeader.oneLine(from))); give one like "
                    + "sitrep@example.org")
        }
        guard let recipient = MailAddress(order.way.address) else {
            throw DeliveryFailure(
                .never,
                "E-mail: \(MailHeader.oneLine(order.way.address)) is no mail address; correct it in the "
                    + "configuration")
        }
        let mail = PageMail(from: sender, to: recipient, order: order, key: key, at: now(), acknowledge: acknowledge)
        let transfer = try transfer(mail)
        do {
            _ = try await deliver(transfer)
            return PageAnswer(.accepted, detail: "mail server took it")
        } catch {
            throw failure(error, to: recipient, hiding: transfer.password)
        }
    }

    /// Says hello and logs in; no mail is sent.
    package func checkup() async -> [Finding] {
        let what = "the mail server \(server.url) answers" + (server.user == nil ? "" : " and takes the login")
        do {
            var transfer = MailTransfer(
                url: server.url, from: "", recipients: [], message: [], user: server.user,
                requiresTLS: server.requiresTLS, caFile: server.caFile, timeout: .seconds(15))
            transfer.password = try server.password?()
            do { _ = try await deliver(transfer) } catch {
                return [Finding(what, trouble: hidden(error.message, transfer.password))]
            }
            return [Finding(what), Finding("a mail reaches its reader", unknown: "that shows only when one is sent")]
        } catch {
            return [Finding(what, trouble: "the password cannot be read: \(error)")]
        }
    }

    private func hidden(_ said: String, _ password: String?) -> String {
        guard let password, !password.isEmpty else { return said }
        return said.replacing(password, with: "…")
    }

    private func transfer(_ mail: PageMail) throws(DeliveryFailure) -> MailTransfer {
        let password: String?
        do { password = try server.password?() } catch {
            throw DeliveryFailure(.later, "E-mail: the password cannot be read: \(error)")
        }
        return MailTransfer(
            url: server.url, from: mail.from.text, recipients: [mail.to.text], message: mail.bytes, user: server.user,
            password: password, requiresTLS: server.requiresTLS, caFile: server.caFile)
    }

    private func failure(_ failure: HTTPFailure, to: MailAddress, hiding password: String?) -> DeliveryFailure {
        let what = "E-mail: could not mail \(to.text): \(hidden(failure.message, password))"
        switch failure.kind {
        case .refusedByServer(let code) where code >= 500:
            return DeliveryFailure(.never, "\(what); check the address and what the server lets the bot send")
        case .authentication:
            // Tried again it would only lock the account; the room must dial now.
            return DeliveryFailure(.never, "\(what); check the user and password of the mail server")
        case .badURL: return DeliveryFailure(.never, "\(what); check the host and port of the mail server")
        case .refusedByServer, .resolve, .connect, .tls, .timeout, .cut, .tooLarge, .cancelled, .other:
            return DeliveryFailure(.later, mayHaveArrived: failure.mayHaveArrived, what)
        }
    }
}
