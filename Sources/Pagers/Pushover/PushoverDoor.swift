import Delivery
import Incidents

/// What stands at the callback. Pushover signs nothing, so the address that it calls carries a code of ours over the page,
/// made with the application's token: nobody else can know one. https://pushover.net/api/receipts#callback
struct PushoverDoor: Sendable {
    let pager: String
    let path: String
    let token: @Sendable () throws -> String
    let intake: any PagerIntake
    /// Bytes of a body of five short fields.
    static let largest = 1 << 14

    /// The path with its page and code.
    static func query(_ page: String, path: String, token: String) -> String {
        "\(path)?page=\(Base64URL.encode(page))&code=\(code(page, path: path, token: token))"
    }

    private static func code(_ page: String, path: String, token: String) -> String {
        MessageCode.hex(MessageCode.sha256(Array("\(path) \(page)".utf8), key: token))
    }

    func acknowledged(_ call: Webhook.Call) async -> Webhook.Answer {
        guard let query = WebForm(call.query.utf8), let given = query["code"],
            let page = query["page"].flatMap(Base64URL.decode), !page.isEmpty
        else { return Webhook.Answer(401) }
        // What went wrong may hold the secret's place; Pushover calls again in a minute.
        guard let token = try? token(), !token.isEmpty else { return Webhook.Answer(503) }
        let wanted = Self.code(page, path: path, token: token)
        guard MessageCode.areEqual(Array(given.utf8), Array(wanted.utf8)) else { return Webhook.Answer(401) }
        guard let form = WebForm(call.body), form["acknowledged"] == "1", let receipt = form["receipt"],
            PushoverReceipts.isReceipt(receipt)
        else { return Webhook.Answer(400) }
        let at = form["acknowledged_at"].flatMap { Int64($0) }
        do { try await intake.take(Self.word(pager, receipt, page: page, at: at)) } catch { return Webhook.Answer(503) }
        return Webhook.Answer(204)
    }

    /// The same whether Pushover called or was asked. Who acknowledged is told by their user key, which is a secret.
    /// - Parameter at: seconds since 1970 by Pushover's clock, or 0.
    static func word(_ pager: String, _ receipt: String, page: String, at: Int64?) -> PagerWord {
        let isTime = at.map { $0 > 0 && $0 < 1 << 40 } ?? false
        return PagerWord(
            pager: pager, id: "\(receipt)/acknowledged", dedupKey: page, kind: .acknowledged, who: .addressee,
            at: isTime ? at.map { Instant(seconds: $0) } : nil)
    }
}
