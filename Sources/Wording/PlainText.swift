import Incidents

/// A message as plain text: what the local rooms, the console, mail and a chat's fall-back show.
///
/// Text from outside is made harmless (see `defanged`); `code` stays as typed, because people copy it.
package enum PlainText {
    /// `everyone` is the chat's own word for everybody in the room.
    package static func render(_ message: Message, everyone: String = "@here") -> String {
        var lines: [String] = []
        if let banner = message.banner { lines.append(banner) }
        for block in message.blocks {
            switch block {
            case .line(let line): lines.append(render(line, everyone: everyone))
            case .fields(let fields):
                lines += fields.map { "\($0.name.defanged): \(render($0.value.asRow, everyone: everyone))" }
            case .list(let items): lines += items.map { "• \(render($0.asRow, everyone: everyone))" }
            case .code(let code): lines.append(code.withoutControls)
            case .buttons: break
            }
        }
        return lines.joined(separator: "\n")
    }

    package static func render(_ line: Message.Line, everyone: String = "@here") -> String {
        line.pieces.map { render($0, everyone: everyone) }.joined()
    }

    private static func render(_ piece: Message.Piece, everyone: String) -> String {
        switch piece {
        case .words(let words): words
        case .text(let text): text.defanged
        case .strong(let text): text.defanged
        case .code(let code): code.withoutControls
        case .mention(_, let name): mention(name)
        case .room(_, let label): label.defanged
        case .link(let url, let label): label.isEmpty || label == url ? url : "\(label.defanged) (\(url))"
        case .everyoneHere: everyone
        }
    }

    /// `@Ana`; a handle that begins with an at sign keeps its one.
    package static func mention(_ name: String) -> String {
        "@\((name.hasPrefix("@") ? String(name.dropFirst()) : name).defanged)"
    }
}
