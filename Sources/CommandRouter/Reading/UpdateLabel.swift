enum UpdateField {
    case status, impact, theory, lastAction, nextAction, by, eta, started, trigger
    /// What has a label and no field: kept with it.
    case more
}

/// The labels of an internal update (`CURRENT THEORY:`), found wherever a word may begin.
enum UpdateLabel {
    struct Piece {
        let field: UpdateField
        /// As typed, for what is kept with it.
        var label = ""
        let value: String
    }

    /// The text cut at its labels. What stands before the first is the status, unless it is a heading.
    static func split(_ text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var open = (field: UpdateField.status, label: "")
        var start = text.startIndex
        var index = text.startIndex
        var mayBegin = true
        let scalars = text.unicodeScalars
        func close(at end: Substring.Index) {
            let value = value(text[start..<end], isBeforeLabel: end != text.endIndex)
            if start == text.startIndex, end != text.endIndex, let heading = UpdateHeading(value) {
                pieces.append(Piece(field: .more, value: heading.time))
            } else {
                pieces.append(Piece(field: open.field, label: open.label, value: String(value)))
            }
        }
        while index < scalars.endIndex {
            if mayBegin, let found = label(at: index, in: text) {
                close(at: index)
                open = (found.field, found.label)
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
        let kept = Substring(scalars)
        // The number of the next line in a list: `2.`
        let last = kept.lastLine
        let isNumber = isBeforeLabel && last.bare.isNumber && last != last.bare
        return isNumber ? kept.before(last) : kept
    }

    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        scalar == ";" || scalar == "|" || scalar == ","
    }

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        ["-", "–", "—", "•", "·", "▪", "►", "→", "*", "("].contains(scalar)
    }

    private struct Found {
        let field: UpdateField
        let label: String
        let end: Substring.Index
        let by: String?
    }

    /// A label at this place: its words, perhaps marks and a name in parentheses, and a colon; at the beginning of a line
    /// also a dash, and a label that we do not know in capitals (`NEED MORE HELP?`).
    private static func label(at start: Substring.Index, in text: Substring) -> Found? {
        let rest = text[start...].unicodeScalars
        guard let first = rest.first, first.isLetter else { return nil }
        let isMarked = text[..<start].unicodeScalars.last?.isMark == true
        let beginsLine = beginsLine(start, in: text)
        for (words, field) in labels[first.folded] ?? [] {
            guard var tail = after(words, rest) else { continue }
            let label = String(text[start..<tail.startIndex])
            var by: String?
            tail = tail.drop { $0.isMark || $0 == " " }
            if tail.first == "(" {
                let inside = tail.dropFirst().prefix(Limit.name).prefix { $0 != ")" && $0 != "\n" }
                tail = tail[inside.endIndex...].dropFirst().drop { $0.isMark || $0 == " " }
                by = field == .nextAction ? who(Substring(inside)) : nil
            }
            guard let sign = tail.first, isSign(sign, tail.dropFirst().first, field, beginsLine && first.isCapital)
            else {
                continue
            }
            // `**STATUS:** db is slow`: the marks after the colon close those before the label.
            let end = tail.dropFirst().drop { isMarked && $0.isMark }.startIndex
            return Found(field: field, label: label + (sign == "?" ? "?" : ":"), end: end, by: by)
        }
        return beginsLine ? unknown(rest, in: text, isMarked: isMarked) : nil
    }

    private static func isSign(
        _ sign: Unicode.Scalar, _ next: Unicode.Scalar?, _ field: UpdateField, _ mayBeDash: Bool
    ) -> Bool {
        if sign.folded == ":" { return true }
        if sign == "?" { return field == .more }
        return mayBeDash && ["-", "–", "—"].contains(sign) && next == " "
    }

    /// Up to five words in capitals and a colon or question mark: `CUSTOMERS AFFECTED: 300`.
    private static func unknown(
        _ rest: Substring.UnicodeScalarView, in text: Substring, isMarked: Bool
    ) -> Found? {
        let label = rest.prefix(Limit.echo).prefix { $0.isCapital || $0 == " " || $0 == "/" || $0 == "-" }
        let words = Substring(label).split(separator: " ")
        let tail = rest[label.endIndex...].drop(while: \.isMark)
        guard let sign = tail.first, sign == ":" || sign == "?", (1...5).contains(words.count),
            words.allSatisfy({ $0.unicodeScalars.count > 1 }),
            tail.dropFirst().drop(while: \.isMark).first.map(\.isSpace) ?? true
        else { return nil }
        let end = tail.dropFirst().drop { isMarked && $0.isMark }.startIndex
        return Found(field: .more, label: String(Substring(label).trimmed) + String(Character(sign)), end: end, by: nil)
    }

    /// Only spaces, marks and a bullet stand before it on its line.
    private static func beginsLine(_ index: Substring.Index, in text: Substring) -> Bool {
        for scalar in text[..<index].unicodeScalars.reversed() {
            if scalar == "\n" { return true }
            guard scalar == " " || scalar.isMark || isBullet(scalar) || scalar.isDigit || scalar == "." else {
                return false
            }
        }
        return true
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
        ("current status", .status), ("current state", .status), ("status", .status), ("state", .status),
        ("customer impact", .impact), ("business impact", .impact), ("user impact", .impact), ("impact", .impact),
        ("current theory", .theory), ("theory", .theory), ("current hypothesis", .theory), ("hypothesis", .theory),
        ("suspected cause", .theory),
        ("last actions", .lastAction), ("last action", .lastAction), ("actions taken", .lastAction),
        ("action taken", .lastAction), ("last", .lastAction),
        ("next actions", .nextAction), ("next action", .nextAction), ("next steps", .nextAction),
        ("next step", .nextAction), ("next update in", .eta), ("next update at", .eta), ("next update", .eta),
        ("next", .nextAction),
        ("by whom", .by), ("by", .by), ("owner", .by),
        ("eta to next update", .eta), ("eta for next update", .eta), ("eta to update", .eta), ("eta", .eta),
        ("started at", .started), ("start time", .started), ("started", .started), ("start", .started),
        ("trigger", .trigger),
        ("time", .more), ("need more help", .more), ("more help needed", .more), ("help needed", .more),
        ("need help", .more), ("blockers", .more),
    ]
    /// By first letter, because most words of a text begin with another one. Longer labels before their beginnings.
    private static let labels = Dictionary(
        grouping: names.map { (words: Array($0.unicodeScalars), field: $1) }, by: { $0.words.first ?? " " })
}

extension Unicode.Scalar {
    fileprivate var isCapital: Bool { properties.isUppercase }
}

extension Substring {
    fileprivate var lastLine: Substring {
        unicodeScalars.lastIndex(of: "\n").map { self[unicodeScalars.index(after: $0)...] } ?? self
    }
}
