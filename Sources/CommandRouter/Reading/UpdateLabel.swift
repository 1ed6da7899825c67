enum UpdateField { case status, impact, theory, lastAction, nextAction, by, eta, started, trigger, time }

/// The labels of an internal update (`CURRENT THEORY:`), found wherever a word may begin.
enum UpdateLabel {
    struct Piece {
        let field: UpdateField
        let value: String
    }

    /// The text cut at its labels. What stands before the first is the status, unless it is a heading.
    static func split(_ text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var field = UpdateField.status
        var start = text.startIndex
        var index = text.startIndex
        var mayBegin = true
        let scalars = text.unicodeScalars
        func close(at end: Substring.Index) {
            let value = value(text[start..<end], isBeforeLabel: end != text.endIndex)
            let isHeading = start == text.startIndex && end != text.endIndex && Self.isHeading(value)
            pieces.append(Piece(field: field, value: isHeading ? "" : String(value)))
        }
        while index < scalars.endIndex {
            if mayBegin, let found = label(at: index, in: text) {
                close(at: index)
                field = found.field
                start = found.end
                index = found.end
                if let by = found.by { pieces.append(Piece(field: .by, value: by)) }
                mayBegin = true
                continue
            }
            let scalar = scalars[index]
            mayBegin = scalar.isSpace || scalar.isMark || scalar == ";" || scalar == "|" || scalar == "("
            scalars.formIndex(after: &index)
        }
        close(at: text.endIndex)
        return pieces
    }

    /// Without the separators, bullets and opening marks that stand between fields.
    private static func value(_ text: Substring, isBeforeLabel: Bool) -> Substring {
        var scalars = text.unicodeScalars.drop { $0.isSpace || isSeparator($0) }
        while let last = scalars.last, isBeforeLabel && last.isMark { scalars.removeLast() }
        while let last = scalars.last, last.isSpace || isSeparator(last) || isBeforeLabel && isBullet(last) {
            scalars.removeLast()
        }
        return Substring(scalars)
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ";" || scalar == "|" || scalar == ","
    }

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "–" || scalar == "•" || scalar == "*" || scalar == "("
    }

    /// `Internal update, 14:32 UTC` above the fields says nothing that the message does not.
    private static func isHeading(_ text: Substring) -> Bool {
        let folded = text.bare.prefix(Limit.name).folded
        return ["update", "internal update", "incident update"].contains { folded.hasPrefix($0) }
            || (folded.first?.isNumber == true && folded.contains(":") && folded.count <= 30)
    }

    /// A label at this place: its words, perhaps marks and a name in parentheses, and a colon.
    private static func label(
        at start: Substring.Index, in text: Substring
    ) -> (field: UpdateField, end: Substring.Index, by: String?)? {
        let rest = text[start...].unicodeScalars
        guard let first = rest.first, let labels = labels[first.folded] else { return nil }
        let isMarked = text[..<start].unicodeScalars.last?.isMark == true
        for (words, field) in labels {
            guard var tail = after(words, rest) else { continue }
            var by: String?
            tail = tail.drop { $0.isMark || $0 == " " }
            if tail.first == "(" {
                let inside = tail.dropFirst().prefix(Limit.name).prefix { $0 != ")" && $0 != "\n" }
                tail = tail[inside.endIndex...].dropFirst().drop { $0.isMark || $0 == " " }
                by = field == .nextAction ? who(Substring(inside)) : nil
            }
            guard tail.first?.folded == ":" else { continue }
            // `**STATUS:** db is slow`: the marks after the colon close those before the label.
            return (field, tail.dropFirst().drop { isMarked && $0.isMark }.startIndex, by)
        }
        return nil
    }

    private static func who(_ text: Substring) -> String? {
        let folded = text.folded
        let name = folded.hasPrefix("by ") ? text.dropFirst(3).trimmed : text.trimmed
        return ["", "by", "who", "whom", "owner"].contains(name.folded) ? nil : String(name)
    }

    /// What follows the words of a label, with any number of spaces between them.
    private static func after(
        _ words: [Unicode.Scalar], _ text: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView? {
        var rest = text
        for expected in words {
            guard let scalar = rest.first, scalar.folded == expected || expected == " " && scalar == "_" else {
                return nil
            }
            rest.removeFirst()
            if expected == " " { rest = rest.drop { $0 == " " } }
        }
        return rest
    }

    private static let names: [(String, UpdateField)] = [
        ("status", .status), ("state", .status),
        ("customer impact", .impact), ("impact", .impact),
        ("current theory", .theory), ("theory", .theory), ("current hypothesis", .theory), ("hypothesis", .theory),
        ("last action", .lastAction), ("last", .lastAction),
        ("next actions", .nextAction), ("next action", .nextAction), ("next steps", .nextAction),
        ("next step", .nextAction), ("next update", .eta), ("next", .nextAction),
        ("by whom", .by), ("by", .by), ("owner", .by),
        ("eta to next update", .eta), ("eta to update", .eta), ("eta", .eta),
        ("started", .started), ("start", .started), ("trigger", .trigger), ("time", .time),
    ]
    /// By first letter, because most words of a text begin with another one. Longer labels before their beginnings.
    private static let labels = Dictionary(
        grouping: names.map { (words: Array($0.unicodeScalars), field: $1) }, by: { $0.words.first ?? " " })
}
