import Delivery
import HTTPClient
import Incidents

/// Pages by telephone through Twilio: a call that reads the page out and takes a key press, or an SMS that takes an
/// answer. The address is the person's number in international form, `+49301234567`.
///
/// Twilio has no key that folds repeats: in doubt its list of calls or messages to that number is looked through.
package struct TwilioPager: Pager {
    package enum By: Hashable, Sendable { case voice, sms }

    package let name: String
    package let foldsRepeats = false
    let by: By
    let from: String
    let api: TwilioAPI
    let callbacks: TwilioCallbacks?
    let calls = TwilioCalls()
    private let acknowledge: String
    private let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - from: a number of the account; by SMS also the sid of a messaging service (`MG…`) or a sender's name.
    ///   - publicURL: where Twilio reaches us, `https://sitrep.example.org`. Without it, or without the account's auth
    ///     token, pages go out and nothing comes back.
    ///   - acknowledge: the command that takes a page, with its prefix.
    package init(
        name: String, by: By, from: String, account: TwilioAccount, apiBase: String = "https://api.twilio.com",
        publicURL: String?, acknowledge: String = "!ack", now: @escaping @Sendable () -> Instant,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.name = name
        self.by = by
        self.from = from
        self.acknowledge = acknowledge
        self.now = now
        api = TwilioAPI(
            key: "pagers.\(name)", base: apiBase.hasSuffix("/") ? String(apiBase.dropLast()) : apiBase,
            account: account, exchange: exchange)
        if let publicURL, let token = account.signing {
            callbacks = TwilioCallbacks(
                signature: TwilioSignature(publicURL: publicURL, token: token), folder: "/pagers/\(name)")
        } else {
            callbacks = nil
        }
    }

    package init(
        name: String, by: By, from: String, account: TwilioAccount, apiBase: String = "https://api.twilio.com",
        publicURL: String?, acknowledge: String = "!ack", now: @escaping @Sendable () -> Instant, http: HTTPClient
    ) {
        self.init(
            name: name, by: by, from: from, account: account, apiBase: apiBase, publicURL: publicURL,
            acknowledge: acknowledge, now: now,
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        guard order.action == .trigger else { return try await stopRinging(order) }
        guard Self.isNumber(order.way.address) else {
            throw DeliveryFailure(
                .never,
                "Twilio: \(MailHeader.oneLine(order.way.address)) is no number in international form; write it like "
                    + "+49 30 1234567 under people.<person>.phones")
        }
        let answer = try await api.post(by.list, form(order), for: "\(by.what) to \(order.way.address)")
        if by == .voice, let call = answer.decoded(Taken.self) { calls.add(call.sid, for: order.dedupKey) }
        return PageAnswer(.accepted, detail: "Twilio took \(by.what)")
    }

    /// What Twilio made of a request.
    private struct Taken: Decodable {
        var sid: String
        private enum CodingKeys: String, CodingKey { case sid }
    }

    /// https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource and
    /// https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
    private func form(_ order: PageOrder) -> WebForm {
        let text = TwilioText(order: order, hearsBack: hearsBack, acknowledge: acknowledge)
        var form = WebForm()
        form["To"] = order.way.address
        form[from.hasPrefix("MG") && by == .sms ? "MessagingServiceSid" : "From"] = from
        switch by {
        case .sms: form["Body"] = text.written
        case .voice:
            let asks = callbacks.flatMap { order.isNotice ? nil : $0.voice(order, saying: text.spoken) }
            form["Twiml"] = asks.map { TwiML.ask(text.spoken, action: $0) } ?? TwiML.tell(text.spoken)
        }
        guard let callbacks else { return form }
        let status = callbacks.status(order, at: now())
        form["StatusCallback"] = status
        if by == .voice {
            // In the background, so that nobody waits in silence for the machine to be recognised.
            form["MachineDetection"] = "Enable"
            form["AsyncAmd"] = "true"
            form["AsyncAmdStatusCallback"] = status
        }
        return form
    }

    /// A name as the sender cannot be answered.
    private var hearsBack: Bool { callbacks != nil && (by == .voice || from.hasPrefix("+") || from.hasPrefix("MG")) }

    /// Somebody has taken the page, so the telephone need not ring on. A call that was answered goes on (`canceled` leaves
    /// it); a message cannot be taken back.
    private func stopRinging(_ order: PageOrder) async throws(DeliveryFailure) -> PageAnswer {
        guard by == .voice, let sid = calls.sid(of: order.dedupKey) else {
            return PageAnswer(.accepted, detail: "\(by.what) needs no answer")
        }
        var form = WebForm()
        form["Status"] = "canceled"
        do {
            _ = try await api.post("\(by.list)/\(WebForm.encoded(sid))", form, for: "the end of the ringing")
        } catch {
            // Refused: the call is over, as it should be.
            guard error.retry == .never else { throw error }
        }
        return PageAnswer(.accepted, detail: "the telephone rings no more")
    }

    private static func isNumber(_ text: String) -> Bool {
        // E.164: a plus and at most fifteen digits.
        text.hasPrefix("+") && (8...16).contains(text.utf8.count)
            && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension TwilioPager.By {
    /// The list that these stand in, as a path.
    var list: String { self == .voice ? "/Calls" : "/Messages" }
    var what: String { self == .voice ? "the call" : "the SMS" }
}
