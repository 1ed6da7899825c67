import Incidents

/// A page as a title and a few lines, for services that push a message to somebody's telephone.
struct PageWords {
    let order: PageOrder
    /// What to type in the room, `!ack`.
    let acknowledge: String

    /// `[P1] INC-3 checkout is down`
    func title(upTo limit: Int) -> String {
        let what = order.isEscalation ? "Escalation: " : ""
        return Self.clipped("[\(order.severity.label)] \(what)\(order.incident) \(order.title)", to: limit)
    }

    /// What is asked for, then the rows. The limit is in UTF-8 bytes, which no service counts more strictly.
    func text(upTo limit: Int) -> String {
        let opening =
            order.isInvitation == true
            ? Self.invitation
            : order.why
                ?? (order.isNotice
                    ? "For your information: nothing is asked of you."
                    : order.link == nil
                        ? "You are paged. Say \(acknowledge) in the incident's room to take it." : "You are paged.")
        let rows = order.details.map { "\(MailHeader.oneLine($0.key)): \(MailHeader.oneLine($0.text))" }
        var text = ([opening] + rows).joined(separator: "\n")
        guard text.utf8.count > limit else { return text }
        while text.utf8.count > limit - 3 { text.unicodeScalars.removeLast() }
        return text + "…"
    }

    static let invitation =
        "The chat cannot be reached, so the incident goes on in a room of the bot's own. Please come there."

    /// At most so many code points.
    static func clipped(_ text: String, to limit: Int) -> String {
        guard text.unicodeScalars.count > limit else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
    }

    /// The same for every order about one page by one way, and safe in any address: `sitrep-` and 32 digits.
    static func mark(_ order: PageOrder) -> String {
        let digits = MessageCode.sha256(Array(order.dedupKey.utf8), key: "sitrep").prefix(16)
        return "sitrep-" + MessageCode.hex(digits)
    }
}

extension PageOrder {
    /// A notice to somebody who is to act on it.
    var isEscalation: Bool { isNotice && why?.hasPrefix("Escalation") == true }
}
