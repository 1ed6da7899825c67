/// Where words of people meet our own marks. Whoever writes "is it through?" or "memory leak." ends their sentence
/// themselves, so ours puts no second mark behind it: never `?.`, `!.`, `..` or `.;`.
package enum Seam {
    /// How much of either side goes: one mark, or nothing.
    struct Cut: Equatable {
        var left = false
        var right = false
    }

    /// `fixed` where the left side is kept as it is: what is to be typed or pressed, or a name.
    static func cut(_ left: Character, after before: Character?, _ right: Character, isFixed: Bool = false) -> Cut {
        let isEllipsis = left == "…" || left == "." && before == "."
        switch right {
        case ".":
            if endsSentence(left) { return Cut(right: !isFixed || left != "…") }
            return Cut(left: !isFixed && (left == ";" || left == ","))
        case ";":
            if left == ".", !isEllipsis { return Cut(left: !isFixed) }
            if endsSentence(left) { return Cut(right: !isFixed) }
            return Cut(left: !isFixed && (left == ";" || left == ","))
        case "?", "!": return Cut(left: !isFixed && !isEllipsis && left == ".", right: left == right)
        default: return Cut()
        }
    }

    private static func endsSentence(_ mark: Character) -> Bool {
        switch mark {
        case ".", "!", "?", "…", "。", "！", "？", "؟", "।", "‽", "⁉", "⁈": true
        default: false
        }
    }

    /// Does what is ours begin with one of these? A comma or a colon may follow anything: names end with dots too.
    static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): true
        default: false
        }
    }
}

extension String {
    /// These words, and ours that go on behind them: `memory leak.` and `; next: …` is `memory leak; next: …`.
    package func followed(by ours: String) -> String {
        guard let last, let mark = ours.first else { return self + ours }
        let cut = Seam.cut(last, after: dropLast().last, mark)
        return (cut.left ? String(dropLast()) : self) + (cut.right ? String(ours.dropFirst()) : ours)
    }

    /// For a sentence that goes on behind them with a dash or a comma: without the one dot at their end.
    package var unended: String { hasSuffix(".") && !hasSuffix("..") ? String(dropLast()) : self }
}

extension [String] {
    /// Clauses that somebody else may have ended already.
    package func clauses(separatedBy separator: String = "; ") -> String {
        guard let first else { return "" }
        return dropFirst().reduce(first) { $0.followed(by: separator) + $1 }
    }
}

extension Message.Line {
    /// The pieces as one sentence. Costs one look at the first byte of what is ours, where nothing is to be mended.
    static func sewn(_ pieces: [Message.Piece]) -> [Message.Piece] {
        guard pieces.indices.dropFirst().contains(where: { isSeam(pieces[$0 - 1], pieces[$0]) }) else { return pieces }
        var sewn: [Message.Piece] = []
        sewn.reserveCapacity(pieces.count)
        for piece in pieces {
            guard let left = sewn.last, isSeam(left, piece), case .words(let ours) = piece else {
                sewn.append(piece)
                continue
            }
            let (kept, rest) = sew(left, ours)
            sewn[sewn.count - 1] = kept
            if !rest.isEmpty { sewn.append(.words(rest)) }
        }
        return sewn
    }

    static func isSeam(_ left: Message.Piece, _ right: Message.Piece) -> Bool {
        guard case .words(let ours) = right, let first = ours.utf8.first else { return false }
        switch left {
        case .text, .strong, .code, .mention: return Seam.isMark(first)
        case .words, .room, .link, .everyoneHere: return false
        }
    }

    private static func sew(_ left: Message.Piece, _ ours: String) -> (Message.Piece, String) {
        switch left {
        case .text(let text): return sew(text, ours) { .text($0) }
        case .strong(let text): return sew(text, ours) { .strong($0) }
        case .code(let text), .mention(_, let text):
            guard let last = text.last, let mark = ours.first else { return (left, ours) }
            let cut = Seam.cut(last, after: text.dropLast().last, mark, isFixed: true)
            return (left, cut.right ? String(ours.dropFirst()) : ours)
        case .words, .room, .link, .everyoneHere: return (left, ours)
        }
    }

    private static func sew(
        _ text: String, _ ours: String, _ piece: (String) -> Message.Piece
    ) -> (Message.Piece, String) {
        guard let last = text.last, let mark = ours.first else { return (piece(text), ours) }
        let cut = Seam.cut(last, after: text.dropLast().last, mark)
        return (piece(cut.left ? String(text.dropLast()) : text), cut.right ? String(ours.dropFirst()) : ours)
    }
}

extension Message.Line {
    /// As a row among others: words of several lines stand in one, so that no line of theirs looks like a row of ours.
    package var asRow: Message.Line {
        guard pieces.contains(where: \.hasLines) else { return self }
        return Message.Line(
            pieces.map { piece in
                switch piece {
                case .words(let words): .words(words.inOneLine)
                case .text(let text): .text(text.inOneLine)
                case .strong(let text): .strong(text.inOneLine)
                case .code, .mention, .room, .link, .everyoneHere: piece
                }
            })
    }
}

extension Message.Piece {
    fileprivate var hasLines: Bool {
        switch self {
        case .words(let words): words.utf8.contains(10)
        case .text(let text), .strong(let text): text.contains(where: \.isNewline)
        case .code, .mention, .room, .link, .everyoneHere: false
        }
    }
}

extension String {
    /// `first line / second line`: empty lines are left out, and so is what indents one.
    package var inOneLine: String {
        guard contains(where: \.isNewline) else { return self }
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return split(whereSeparator: \.isNewline).compactMap { line -> String? in
            guard let start = line.firstIndex(where: { !isSpace($0) }),
                let end = line.lastIndex(where: { !isSpace($0) })
            else { return nil }
            return String(line[start...end])
        }.joined(separator: " / ")
    }
}
