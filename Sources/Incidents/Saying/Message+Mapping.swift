extension Message {
    /// With every text that people see changed.
    package func mapping(_ change: (String) -> String) -> Message {
        var mapped = self
        mapped.blocks = blocks.map { block in
            switch block {
            case .line(let line): .line(line.mapping(change))
            case .fields(let fields): .fields(fields.map { Field(change($0.name), $0.value.mapping(change)) })
            case .list(let lines): .list(lines.map { $0.mapping(change) })
            case .code(let code): .code(change(code))
            case .buttons: block
            }
        }
        return mapped
    }
}

extension Message.Line {
    fileprivate func mapping(_ change: (String) -> String) -> Message.Line {
        Message.Line(
            pieces.map { piece in
                switch piece {
                case .words(let words): .words(change(words))
                case .text(let text): .text(change(text))
                case .strong(let text): .strong(change(text))
                case .code(let code): .code(change(code))
                case .link(let url, let label): .link(url: change(url), label: change(label))
                case .mention, .room, .everyoneHere: piece
                }
            })
    }
}
