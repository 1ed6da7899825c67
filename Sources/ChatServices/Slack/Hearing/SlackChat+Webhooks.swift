import Delivery

/// Slack calls us, and signs what it sends. It waits 3 s and then sends again; that is also how it is told that
/// something was not kept. `X-Slack-Retry-Num` is not looked at: the inbox drops what was heard before.
extension SlackChat {
    /// In Socket Mode nobody calls: there are none then.
    package func webhooks(into intake: any Intake) -> [Webhook] {
        guard case .http(let secret) = way else { return [] }
        let door = SlackDoor(
            signature: SlackSignature(secret: secret, now: now), hearing: hearing(into: intake))
        return [
            Webhook(path: "/\(name)/events", limit: SlackDoor.largest) { await door.event($0) },
            Webhook(path: "/\(name)/commands", limit: SlackDoor.largest) { await door.command($0) },
            Webhook(path: "/\(name)/interactions", limit: SlackDoor.largest) { await door.interaction($0) },
        ]
    }
}

/// What stands at the webhooks: nothing of a call is looked into before its signature.
struct SlackDoor: Sendable {
    let signature: SlackSignature
    let hearing: SlackHearing
    /// Bytes of a body; Slack's own stay far below.
    static let largest = 1 << 20

    func event(_ call: Webhook.Call) async -> Webhook.Answer {
        if let refusal = refusal(call) { return refusal }
        guard let payload = JSONValue(bytes: call.body), payload.isObject else { return Self.malformed }
        // Asked once, when the address is put into the app's settings.
        if payload["type"] == "url_verification" {
            let challenge = payload["challenge"].string ?? ""
            return Webhook.Answer(200, contentType: "text/plain; charset=utf-8", body: Array(challenge.utf8))
        }
        return answer(await hearing.take(.event, payload))
    }

    func command(_ call: Webhook.Call) async -> Webhook.Answer {
        if let refusal = refusal(call) { return refusal }
        guard let fields = SlackFormBody.fields(call.body) else { return Self.malformed }
        // Slack looks now and then whether our certificate is good.
        if fields["ssl_check"] == "1" { return Webhook.Answer(200) }
        return answer(await hearing.take(.command, .object(fields.mapValues { .string($0) })))
    }

    func interaction(_ call: Webhook.Call) async -> Webhook.Answer {
        if let refusal = refusal(call) { return refusal }
        guard let fields = SlackFormBody.fields(call.body) else { return Self.malformed }
        if fields["ssl_check"] == "1" { return Webhook.Answer(200) }
        guard let text = fields["payload"], let payload = JSONValue(bytes: Array(text.utf8)), payload.isObject else {
            return Self.malformed
        }
        return answer(await hearing.take(.interaction, payload))
    }

    private func refusal(_ call: Webhook.Call) -> Webhook.Answer? {
        switch signature.judge(call) {
        case .good: nil
        case .forged: Webhook.Answer(401)
        case .unknown: Webhook.Answer(503)
        }
    }

    private func answer(_ answer: SlackAnswer) -> Webhook.Answer {
        switch answer {
        case .kept(nil): Webhook.Answer(200)
        case .kept(let body?): Webhook.Answer(200, contentType: "application/json; charset=utf-8", body: body.bytes)
        case .notKept: Webhook.Answer(503)
        // It is signed, so it is Slack's: what we do not understand is not asked for again.
        case .refused: Webhook.Answer(200)
        }
    }

    private static let malformed = Webhook.Answer(400)
}
