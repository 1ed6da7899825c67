import Delivery
import Incidents

extension TwilioPager {
    /// Twilio calls us back about each call and message that it took; answers by SMS come where the number's settings in
    /// Twilio's console say.
    package func webhooks(into intake: any PagerIntake) -> [Webhook] {
        guard let callbacks else { return [] }
        let door = TwilioDoor(pager: name, callbacks: callbacks, intake: intake)
        let status = Webhook(path: callbacks.statusPath, limit: TwilioDoor.largest) { await door.status($0) }
        switch by {
        case .voice:
            return [status, Webhook(path: callbacks.voicePath, limit: TwilioDoor.largest) { await door.key($0) }]
        case .sms:
            return [status, Webhook(path: callbacks.answerPath, limit: TwilioDoor.largest) { await door.answer($0) }]
        }
    }
}

/// What stands at the webhooks: nothing of a call is looked into before its signature.
struct TwilioDoor: Sendable {
    let pager: String
    let callbacks: TwilioCallbacks
    let intake: any PagerIntake
    /// Bytes of a body. Theirs have about thirty short fields.
    static let largest = 1 << 16
    private static let malformed = Webhook.Answer(400)

    /// A key was pressed while the page was read out.
    func key(_ call: Webhook.Call) async -> Webhook.Answer {
        await opened(call, callbacks.voicePath) { form in
            guard let page = TwilioCallbacks.Page(query: call.query), let sid = form["CallSid"], !sid.isEmpty else {
                return Self.malformed
            }
            let word = self.word("\(sid)/acknowledged", page.key, .acknowledged)
            guard await intake.counts(word) else { return Self.say(TwiML.close("No page to this number is known.")) }
            guard form["Digits"] == "1" else {
                let address = "\(callbacks.signature.publicURL)\(callbacks.voicePath)?\(page.query)"
                return Self.say(TwiML.ask(page.said ?? "This is Sitrep. You are paged.", action: address))
            }
            try await intake.take(word)
            return Self.say(TwiML.close("Acknowledged, thank you."))
        }
    }

    /// What became of a call or a message.
    func status(_ call: Webhook.Call) async -> Webhook.Answer {
        await opened(call, callbacks.statusPath) { form in
            guard let page = TwilioCallbacks.Page(query: call.query), let news = TwilioNews(form) else {
                return Self.malformed
            }
            if news.isMessageOnItsWay, let number = form["To"] { try await remember(page, for: number) }
            if let kind = news.kind { try await intake.take(word(news.id, page.key, kind)) }
            return Webhook.Answer(204)
        }
    }

    /// Somebody answered by SMS. Only what acknowledges is answered: two machines must not talk to each other.
    func answer(_ call: Webhook.Call) async -> Webhook.Answer {
        await opened(call, callbacks.answerPath) { form in
            guard let sid = form["MessageSid"], !sid.isEmpty, let number = form["From"], let body = form["Body"] else {
                return Self.malformed
            }
            guard ["1", "ack"].contains(body.lowercased().filter { $0.isLetter || $0.isNumber }) else {
                return Self.say(TwiML.reply(nil))
            }
            let page = await newest(number)
            let word = page.map { self.word(sid, $0.key, .acknowledged) }
            guard let word, await intake.counts(word) else {
                return Self.say(TwiML.reply("No page to this number is known. Acknowledge it in the incident's room."))
            }
            try await intake.take(word)
            return Self.say(TwiML.reply("Acknowledged, thank you."))
        }
    }

    /// The signature first; where something could not be kept, 503.
    private func opened(
        _ call: Webhook.Call, _ path: String, _ answer: (WebForm) async throws -> Webhook.Answer
    ) async -> Webhook.Answer {
        switch callbacks.signature.judge(call, path: path) {
        case .forged: return Webhook.Answer(401)
        case .unknown: return Webhook.Answer(503)
        case .good(let form):
            do { return try await answer(form) } catch { return Webhook.Answer(503) }
        }
    }

    /// Callbacks may come in any order: an older page does not take the place of a newer one.
    private func remember(_ page: TwilioCallbacks.Page, for number: String) async throws {
        guard let at = page.at, await newest(number).map({ $0.at < at }) ?? true else { return }
        try await intake.remember(place(number), "\(at) \(page.key)")
    }

    private func newest(_ number: String) async -> (at: Int64, key: String)? {
        guard let kept = await intake.remembered(place(number)) else { return nil }
        let parts = kept.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let at = Int64(parts[0]) else { return nil }
        return (at, String(parts[1]))
    }

    private func place(_ number: String) -> String { "pagers/\(pager)/newest/\(number)" }

    private func word(_ id: String, _ page: String, _ kind: PagerWord.Kind) -> PagerWord {
        PagerWord(pager: pager, id: id, dedupKey: page, kind: kind, who: .addressee)
    }

    private static func say(_ instructions: String) -> Webhook.Answer {
        Webhook.Answer(200, contentType: TwiML.contentType, body: Array(instructions.utf8))
    }
}
