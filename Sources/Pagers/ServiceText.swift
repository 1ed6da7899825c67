import Incidents

/// Texts as services take them.
package enum ServiceText {
    /// Within a limit of theirs, which is mostly counted in UTF-16.
    static func shorten(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        var kept = ""
        var length = 0
        for character in text {
            length += character.utf16.count
            guard length <= limit - 1 else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// `[P1] INC-3 checkout is down`, on one line; severity and incident once, also where the summary has them.
    static func summary(_ order: PageOrder) -> String {
        let (severity, incident) = ("[\(order.severity.label)]", "\(order.incident)")
        let said = String(order.summary.map { $0.isNewline ? " " : $0 })
        if said.contains("\(severity) \(incident) ") { return said }
        return "\(severity) \(said.contains(incident) ? said : "\(incident) \(said)")"
    }

    /// For one part of a path or a query: only unreserved characters (RFC 3986) stay.
    package static func escaped(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
