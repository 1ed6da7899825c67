import Delivery
import Incidents
import Wording

/// The content of the events that the bot sends.
///
/// Always `m.text`, although bots are asked to write `m.notice`: notices notify nobody, not even whom they mention
/// (push rule `.m.rule.suppress_notices` comes first), and a reminder that nobody hears is none.
struct MatrixContent {
    /// Holds the outbox key, so that a message can be found again when its transaction id has expired.
    static let keyField = "org.sitrep.key"
    /// An event may have 65,536 bytes, and the text stands in it twice, plain and marked up.
    static let longestText = 30_000
    private static let longestEvent = 60_000

    let key: String
    let text: String
    private let html: String?
    private let mentions: JSONValue

    init(_ message: Message, key: String, chat: String, handle: @escaping (PersonID) -> String?) {
        self.key = key
        var renderer = MatrixHTML(chat: chat, handle: handle)
        let html = renderer.render(message)
        let whole = PlainText.render(message, everyone: "@room")
        text = Self.cut(whole)
        // What was cut is sent as plain text alone: half a table is no mark-up.
        self.html = text == whole ? html : nil
        // Always there, also when empty: without it, old rules look for names in the text, and outside text could ping.
        var mentions: [String: JSONValue] = ["user_ids": .array(renderer.mentioned.map { .string($0) })]
        if renderer.mentionsRoom { mentions["room"] = true }
        self.mentions = .object(mentions)
    }

    /// A message of its own.
    func message(thread: String?, inReplyTo: String?) -> JSONValue {
        var content = body(budget: Self.longestEvent)
        content["m.relates_to"] = Self.relation(thread: thread, inReplyTo: inReplyTo)
        return .object(content)
    }

    /// Takes the place of an earlier one. It mentions nobody outside `m.new_content`: an edit pings nobody again.
    func edit(of event: String) -> JSONValue {
        [
            "msgtype": "m.text", "body": .string("* \(text.prefix(200))"), Self.keyField: .string(key),
            "m.mentions": ["user_ids": []], "m.new_content": .object(body(budget: Self.longestEvent)),
            "m.relates_to": ["rel_type": "m.replace", "event_id": .string(event)],
        ]
    }

    private func body(budget: Int) -> [String: JSONValue] {
        var content: [String: JSONValue] = [
            "msgtype": "m.text", "body": .string(text), "m.mentions": mentions, Self.keyField: .string(key),
        ]
        guard let html else { return content }
        content["format"] = "org.matrix.custom.html"
        content["formatted_body"] = .string(html)
        guard JSONValue.object(content).bytes.count > budget else { return content }
        content["format"] = nil
        content["formatted_body"] = nil
        return content
    }

    private static func relation(thread: String?, inReplyTo: String?) -> JSONValue? {
        guard let thread else { return inReplyTo.map { ["m.in_reply_to": ["event_id": .string($0)]] } }
        // Clients without threads show it as a reply; `is_falling_back` tells the others that it is none.
        return [
            "rel_type": "m.thread", "event_id": .string(thread), "is_falling_back": .bool(inReplyTo == nil),
            "m.in_reply_to": ["event_id": .string(inReplyTo ?? thread)],
        ]
    }

    /// Cut at the end of a line, or within one that alone is too long, and said so.
    static func cut(_ text: String, to limit: Int = longestText) -> String {
        guard text.utf8.count > limit else { return text }
        let note = "… cut here: the whole is longer than a Matrix message may be"
        var kept = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard kept.utf8.count + line.utf8.count + 1 <= limit - note.utf8.count else {
                if kept.isEmpty { kept = prefix(of: line, bytes: limit - note.utf8.count - 1) + "\n" }
                break
            }
            kept += line + "\n"
        }
        return kept + note
    }

    private static func prefix(of line: Substring, bytes: Int) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        for scalar in line.unicodeScalars {
            count += scalar.utf8.count
            guard count <= bytes else { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}
