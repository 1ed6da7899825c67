import Incidents

/// However much there is, an answer is one that a telephone shows: what is left out is counted, and said how to see it.
extension Wording {
    /// Rows of a list that is beside the point of the message.
    static let mostBeside = 10
    /// Rows of a list that was asked for.
    static let mostListed = 30
    /// Of one entry of the timeline, which is there to be read.
    static let longestEntry = 3000
    /// Of one row's own text.
    static let longestRow = 300
    /// Characters of a whole list; more is too much for a message of any chat.
    static let longestList = 12_000

    /// The first of them, and `and 12 more: !tasks`.
    func listed<Item>(
        _ items: [Item], most: Int = mostBeside, more: Message.Line, _ row: (Item) -> Message.Line
    ) -> [Message.Block] {
        guard items.count > most else { return items.isEmpty ? [] : [.list(items.map(row))] }
        return [
            .list(items.prefix(most).map(row)), .line("and \(items.count - most) more: " + more),
        ]
    }

    /// The newest rows that fit, and how many of those asked for do not.
    func newest(_ rows: [Message.Line]) -> (shown: [Message.Line], left: Int) {
        var length = 0
        let shown = rows.reversed().prefix { row in
            length += row.length
            return length <= Self.longestList
        }
        return (shown.reversed(), rows.count - shown.count)
    }
}

extension Message {
    /// The last word: whatever an answer is made of, no list in it is endless.
    func bounded(to most: Int = 100) -> Message {
        var copy = self
        copy.blocks = blocks.flatMap { block -> [Block] in
            guard case .list(let lines) = block, lines.count > most else { return [block] }
            return [.list(Array(lines.prefix(most))), .line("and \(lines.count - most) more")]
        }
        return copy
    }
}

extension Message.Line {
    /// Characters, about: what people and services wrote.
    fileprivate var length: Int {
        pieces.reduce(0) { sum, piece in
            switch piece {
            case .words(let text), .text(let text), .strong(let text), .code(let text): sum + text.utf8.count
            case .mention(_, let name): sum + name.utf8.count
            case .room(_, let label), .link(_, let label): sum + label.utf8.count
            case .everyoneHere: sum + 5
            }
        }
    }
}
