import Incidents

/// The mail that a page becomes (RFC 5322), built whole here: nothing in it comes from a library's guess.
struct PageMail {
    let from: MailAddress
    let to: MailAddress
    let order: PageOrder
    let key: String
    let at: Instant
    /// What to type in the room to take it, `!ack`.
    let acknowledge: String

    var bytes: [UInt8] {
        let head =
            MailHeader.field("From", "Sitrep <\(from.text)>") + MailHeader.field("To", to.text)
            + MailHeader.text("Subject", subject) + MailHeader.field("Date", MailHeader.date(at))
            + MailHeader.field("Message-ID", messageID) + importance
            + MailHeader.field("Auto-Submitted", "auto-generated")
            + MailHeader.field("MIME-Version", "1.0")
        return Array(head.utf8) + parts
    }

    /// Plain text; with a link the same as HTML too, so that there is something to press.
    private var parts: [UInt8] {
        guard let link else { return part("text/plain", body) }
        // A line of quoted-printable never begins so: `=_` is no escape (RFC 2045, 6.7).
        let boundary = "=_sitrep"
        let open = Array("--\(boundary)\r\n".utf8)
        let html = PageMarkup(order: order, link: link, opening: opening).text
        return Array(MailHeader.field("Content-Type", "multipart/alternative; boundary=\"\(boundary)\"").utf8)
            + Array("\r\n".utf8) + open + part("text/plain", body) + open + part("text/html", html)
            + Array("--\(boundary)--\r\n".utf8)
    }

    private func part(_ type: String, _ text: String) -> [UInt8] {
        let head =
            MailHeader.field("Content-Type", "\(type); charset=utf-8")
            + MailHeader.field("Content-Transfer-Encoding", "quoted-printable") + "\r\n"
        return Array(head.utf8) + QuotedPrintable.encode(text)
    }

    /// A notice asks for nothing.
    private var link: String? { order.isNotice ? nil : order.link }

    /// `[P1] INC-3 checkout is down`
    var subject: String {
        let what = order.isEscalation ? "Escalation: " : ""
        return String("[\(order.severity.label)] \(what)\(order.incident) \(order.title)".prefix(200))
    }

    /// Stable for one outbox row, so that a mail which may have gone out twice can be known as one by whoever reads it.
    /// The content counts too: a store that was begun anew uses the same keys again, and a mail server that drops what
    /// it has seen must not drop another page.
    var messageID: String {
        let details = order.details.flatMap { [$0.key, $0.text] }
        let content = [key, order.dedupKey, to.text, order.summary] + details
        let safe = key.utf8.prefix(120).map { byte in
            MailAddress.letters.contains(byte) || byte == UInt8(ascii: "-") ? String(Unicode.Scalar(byte)) : "_"
        }
        return "<sitrep.\(safe.joined()).\(Self.fingerprint(content))@\(from.domain)>"
    }

    private var importance: String {
        guard !order.isNotice || order.why != nil else { return "" }
        return MailHeader.field("Importance", "high") + MailHeader.field("X-Priority", "1")
    }

    private var opening: String {
        if order.isInvitation == true { return PageWords.invitation }
        if let why = order.why { return why }
        return order.isNotice
            ? "For your information: nothing is asked of you."
            : "You are paged. Say \(acknowledge) in the incident's room to take it."
    }

    private var body: String {
        let rows = order.details.map { "\(MailHeader.oneLine($0.key)): \($0.text)" }
        let way = link.map { ["Acknowledge: \($0) (opens a page with a button)"] } ?? []
        return ([opening] + way + ["", "\(order.severity.label) \(order.incident): \(order.title)", ""] + rows)
            .joined(separator: "\n")
    }

    /// FNV-1a, 64 bits: only has to differ where contents differ, nobody attacks it.
    private static func fingerprint(_ parts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 36)
    }
}
