import Incidents
import Wording

/// A line in Slack's mrkdwn. Only what we wrote ourselves can be strong, a mention or a link: a text from outside has
/// `&`, `<` and `>` escaped, which is what every reference of Slack's begins with, and is defused besides.
///
/// Addresses in a text are not linked, because messages are posted with `parse: none` and texts with `verbatim`.
struct SlackMarkup {
    /// The chat's name under `chats:`: only its own channels can be linked.
    let chat: String
    let handle: (PersonID) -> String?

    func render(_ line: Message.Line) -> String { line.pieces.map(render).joined() }

    private func render(_ piece: Message.Piece) -> String {
        switch piece {
        case .words(let words): return Self.escape(words)
        case .text(let text): return Self.defused(text)
        case .strong(let text): return "*\(Self.defused(text))*"
        case .code(let code): return "`\(Self.code(code))`"
        case .mention(let person, let name):
            guard let user = handle(person), Self.isUser(user) else { return Self.escape(PlainText.mention(name)) }
            return "<@\(user)>"
        case .room(let room, let label):
            return room.chat == chat && Self.isChannel(room.room) ? "<#\(room.room)>" : Self.defused(label)
        case .link(let url, let label): return link(url, label)
        case .everyoneHere: return "<!here>"
        }
    }

    /// Only what clients open without harm becomes a link.
    private func link(_ url: String, _ label: String) -> String {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard ["https", "http", "mailto", "tel"].contains(scheme) else {
            return "\(Self.defused(label)) (\(Self.defused(url)))"
        }
        var address = ""
        for byte in url.utf8 {
            switch Unicode.Scalar(byte) {
            // What would end the link, or is no part of an address.
            case "<", ">", "|", "\"", " ", "\\", "^", "`", "{", "}":
                address += "%" + String(byte, radix: 16).uppercased()
            case let scalar where (0x21...0x7E).contains(byte): address.unicodeScalars.append(scalar)
            default: address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
            }
        }
        let words = Self.defused(label.isEmpty ? url : label).replacing("\n", with: " ")
        return "<\(address.replacing("&", with: "&amp;"))|\(words.replacing("|", with: "¦"))>"
    }

    static func isUser(_ id: String) -> Bool { isID(id, "UW") }
    static func isChannel(_ id: String) -> Bool { isID(id, "CGD") }
    private static func isID(_ id: String, _ first: String) -> Bool {
        id.utf8.count > 2 && id.first.map(first.contains) == true
            && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// Signs that mark up stay visible and do nothing: a word joiner behind each takes its power. A `_` inside an
    /// emoji's name has none there, and without it `:rotating_light:` would be words.
    static func defused(_ text: String) -> String {
        var harmless = String.UnicodeScalarView()
        let scalars = Array(text.defanged.unicodeScalars)
        var named = 0
        for (index, scalar) in scalars.enumerated() {
            if scalar == ":", index >= named, let end = endOfEmoji(scalars, from: index) { named = end }
            harmless.append(scalar)
            if scalar == "*" || scalar == "_" && index >= named || scalar == "~" || scalar == "`" {
                harmless.append("\u{2060}")
            }
        }
        return escape(String(harmless))
    }

    /// Behind the name that begins with the colon at `start`: lower-case letters, digits, `_`, `-`, `+`, and no `_` at
    /// either end of it, where it would begin or end italics.
    private static func endOfEmoji(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var end = start + 1
        while end < scalars.count, end - start <= longestName, isInName(scalars[end]) { end += 1 }
        guard end < scalars.count, scalars[end] == ":", end - start > 1, scalars[start + 1] != "_",
            scalars[end - 1] != "_"
        else { return nil }
        return end
    }

    private static let longestName = 100
    private static func isInName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "_", "-", "+": true
        default: false
        }
    }

    /// Inside a code span a backtick would end it.
    static func code(_ text: String) -> String { escape(text.withoutControls.replacing("`", with: "ˋ")) }
}
