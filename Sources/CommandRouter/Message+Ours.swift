import Incidents

extension Message.Line {
    /// Our own sentence, in which backquotes mark what is typed.
    init(ours sentence: String) {
        let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
        self.init(
            parts.enumerated().compactMap { index, part in
                if part.isEmpty { return nil }
                return index.isMultiple(of: 2) ? .words(String(part)) : .code(String(part))
            })
    }

    fileprivate func withPrefix(_ prefix: String) -> Message.Line {
        Message.Line(
            pieces.map { piece in
                switch piece {
                case .code(let code): return .code(code.withPrefix(prefix))
                // What somebody typed, in "I do not know !pgae".
                case .text(let typed): return .text(typed.withPrefix(prefix))
                case .words, .strong, .mention, .room, .link, .everyoneHere: return piece
                }
            })
    }
}

extension Message {
    /// The same with another prefix on every command. Only code that begins with `!` is a command.
    func withPrefix(_ prefix: String) -> Message {
        Message(
            banner: banner,
            blocks.map { block in
                switch block {
                case .line(let line): .line(line.withPrefix(prefix))
                case .fields(let fields): .fields(fields.map { Field($0.name, $0.value.withPrefix(prefix)) })
                case .list(let lines): .list(lines.map { $0.withPrefix(prefix) })
                case .code(let code): .code(code.withPrefix(prefix))
                case .buttons: block
                }
            })
    }
}

extension String {
    fileprivate func withPrefix(_ prefix: String) -> String { hasPrefix("!") ? prefix + dropFirst() : self }
}
