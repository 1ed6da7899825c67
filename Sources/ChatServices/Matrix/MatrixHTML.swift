import Incidents
import Wording

/// A message in the mark-up of Matrix (`org.matrix.custom.html`), with everything from outside escaped.
struct MatrixHTML {
    /// The chat's name under `chats:`: only its own rooms can be linked.
    let chat: String
    let handle: (PersonID) -> String?
    /// Whom it mentions, in order, nobody twice: what `m.mentions` is to say.
    private(set) var mentioned: [String] = []
    private(set) var mentionsRoom = false

    init(chat: String, handle: @escaping (PersonID) -> String?) {
        self.chat = chat
        self.handle = handle
    }

    mutating func render(_ message: Message) -> String {
        var html = message.banner.map { "<p><strong>\(escape($0))</strong></p>" } ?? ""
        // Lines that follow each other are one paragraph: between paragraphs, clients leave a gap.
        var lines: [String] = []
        func flush() {
            if !lines.isEmpty { html += "<p>\(lines.joined(separator: "<br/>"))</p>" }
            lines = []
        }
        for block in message.blocks {
            switch block {
            case .line(let line): lines.append(render(line))
            case .fields(let fields):
                for field in fields {
                    lines.append("<strong>\(safe(field.name)):</strong> \(render(field.value.asRow))")
                }
            case .list(let items):
                flush()
                html += "<ul>\(items.map { "<li>\(render($0.asRow))</li>" }.joined())</ul>"
            case .code(let code):
                flush()
                html += "<pre><code>\(escape(code.withoutControls))\n</code></pre>"
            case .buttons: break
            }
        }
        flush()
        return html
    }

    private mutating func render(_ line: Message.Line) -> String {
        var html = ""
        for piece in line.pieces { html += render(piece) }
        return html
    }

    private mutating func render(_ piece: Message.Piece) -> String {
        switch piece {
        case .words(let words): return breaks(escape(words))
        case .text(let text): return breaks(safe(text))
        case .strong(let text): return "<strong>\(breaks(safe(text)))</strong>"
        case .code(let code): return "<code>\(escape(code.withoutControls))</code>"
        case .mention(let person, let name): return mention(person, name)
        case .room(let room, let label):
            return room.chat == chat ? link("https://matrix.to/#/\(room.room.percentEncoded)", label) : safe(label)
        case .link(let url, let label): return link(url, label)
        case .everyoneHere:
            mentionsRoom = true
            return "@room"
        }
    }

    private mutating func mention(_ person: PersonID, _ name: String) -> String {
        guard let user = handle(person), user.hasPrefix("@") else { return escape(PlainText.mention(name)) }
        if !mentioned.contains(user) { mentioned.append(user) }
        return "<a href=\"https://matrix.to/#/\(user.percentEncoded)\">\(escape(PlainText.mention(name)))</a>"
    }

    /// Only what clients open without harm becomes a link.
    private func link(_ url: String, _ label: String) -> String {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard ["https", "http", "mailto", "tel"].contains(scheme) else { return "\(safe(label)) (\(safe(url)))" }
        return "<a href=\"\(escape(url.withoutControls))\">\(safe(label.isEmpty ? url : label))</a>"
    }

    private func safe(_ text: String) -> String { escape(text.defanged) }
    private func breaks(_ html: String) -> String { html.replacing("\n", with: "<br/>") }

    private func escape(_ text: String) -> String {
        var html = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default: html.unicodeScalars.append(scalar)
            }
        }
        return html
    }
}
