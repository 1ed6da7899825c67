import CCrypto
import Delivery

/// Opsgenie calls us when somebody does something with an alert. Their webhooks are not signed: what is offered is a
/// header of our choosing, so a secret in it says who calls, and TLS keeps it (`server.public_url` is required).
/// https://support.atlassian.com/opsgenie/docs/integrate-opsgenie-with-webhook/
extension OpsgeniePager {
    package static let secretHeader = "X-Sitrep-Secret"

    /// There are none without a secret.
    package func webhooks(into intake: any PagerIntake) -> [Webhook] {
        guard let webhookSecret else { return [] }
        let name = name
        // Their largest field has 15,000 characters.
        return [
            Webhook(path: "/pagers/\(name)", limit: 256 << 10) { call in
                if let refusal = Self.refusal(call, webhookSecret) { return refusal }
                guard var heard = OpsgenieCall(call.body) else { return Webhook.Answer(400) }
                do { try await heard.findAlias(pager: name, intake) } catch { return Webhook.Answer(503) }
                guard let word = heard.word(pager: name) else { return Webhook.Answer(200) }
                // What went wrong is the daemon's to log; they are asked to call again.
                do { try await intake.take(word) } catch { return Webhook.Answer(503) }
                return Webhook.Answer(200)
            }
        ]
    }

    private static func refusal(_ call: Webhook.Call, _ secret: @Sendable () throws -> String) -> Webhook.Answer? {
        guard let given = call.header(secretHeader).map({ Array($0.utf8) }), given.count <= 4096 else {
            return Webhook.Answer(401)
        }
        // Why it cannot be read may hold the secret's place; they call again and need not know.
        guard let wanted = (try? secret()).map({ Array($0.utf8) }), !wanted.isEmpty else {
            return Webhook.Answer(503)
        }
        let isGood = given.count == wanted.count && CRYPTO_memcmp(given, wanted, wanted.count) == 0
        return isGood ? nil : Webhook.Answer(401)
    }
}

extension OpsgenieCall {
    /// Some actions name their alert by its id alone: whose page it is was said when it was made.
    fileprivate mutating func findAlias(pager: String, _ intake: any PagerIntake) async throws {
        guard !alertID.isEmpty else { return }
        let place = "opsgenie/\(pager)/\(alertID)"
        if alias.isEmpty {
            alias = await intake.remembered(place) ?? ""
        } else if action.lowercased() == "create" {
            try await intake.remember(place, alias)
        }
    }
}
