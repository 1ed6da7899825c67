/// Cutting words off a text, by Unicode scalars: unlike characters, these take the same time however odd the text is.
extension Substring {
    var trimmed: Substring { trimmed { $0.isSpace } }

    func trimmed(_ isDropped: (Unicode.Scalar) -> Bool) -> Substring {
        var scalars = unicodeScalars.drop(while: isDropped)
        while let last = scalars.last, isDropped(last) { scalars.removeLast() }
        return Substring(scalars)
    }

    var firstWord: Substring { Substring(unicodeScalars.prefix { !$0.isSpace }) }

    var firstLine: Substring { Substring(unicodeScalars.prefix { $0 != "\n" }) }

    var lastWord: Substring {
        var scalars = unicodeScalars[...]
        var start = scalars.endIndex
        while let last = scalars.popLast(), !last.isSpace { start = scalars.endIndex }
        return self[start...]
    }

    /// What follows a part that was cut off the front.
    func after(_ part: Substring) -> Substring { self[part.endIndex...].trimmed }

    /// What stands before a part that was cut off the end.
    func before(_ part: Substring) -> Substring { self[..<part.startIndex].trimmed }

    /// What follows, where it begins so.
    func after(_ start: String) -> Substring? {
        guard unicodeScalars.starts(with: start.unicodeScalars) else { return nil }
        return Substring(unicodeScalars.dropFirst(start.unicodeScalars.count))
    }

    /// A single argument, without the quotes, mark-up and punctuation around it.
    var bare: Substring { trimmed { $0.isPunctuation || $0.isSpace } }

    /// Without the quotes around the whole; quotes inside stay.
    var unquoted: Substring {
        let text = trimmed
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            text.unicodeScalars.count > 2
        else { return text }
        for quotes in Quotes.kinds where quotes.open.contains(first) && quotes.close.contains(last) {
            let inner = Substring(text.unicodeScalars.dropFirst().dropLast())
            return inner.unicodeScalars.contains { quotes.open.contains($0) || quotes.close.contains($0) }
                ? text : inner
        }
        return text
    }

    var isQuoted: Bool { unquoted != trimmed }
}

extension Arguments {
    /// What stands in quotes at the front, in whatever quotes a telephone makes of them.
    mutating func quoted() -> String? {
        guard let first = rest.unicodeScalars.first,
            let quotes = Quotes.kinds.first(where: { $0.open.contains(first) })
        else { return nil }
        let inside = rest.unicodeScalars.dropFirst()
        // An apostrophe closes nothing within a word: `‘Bob’s cloud’ 4711`.
        guard
            let end = inside.indices.first(where: { index in
                guard quotes.close.contains(inside[index]) else { return false }
                let next = inside[inside.index(after: index)...].first
                return !quotes.mayBeWithin || next.map { !$0.isWordPart } ?? true
            })
        else { return nil }
        let words = Substring(inside[..<end]).trimmed
        guard !words.isEmpty else { return nil }
        rest = rest[rest.unicodeScalars.index(after: end)...].trimmed
        return String(words)
    }
}

private struct Quotes {
    let open: Set<Unicode.Scalar>
    let close: Set<Unicode.Scalar>
    /// The closing one is an apostrophe too.
    let mayBeWithin: Bool

    static let kinds = [
        Quotes(open: ["\"", "“", "”", "„", "«", "»"], close: ["\"", "“", "”", "»", "«"], mayBeWithin: false),
        Quotes(open: ["'", "‘", "’", "‚"], close: ["'", "’", "‘"], mayBeWithin: true),
    ]
}

extension StringProtocol {
    /// For comparing: lower case, full-width forms and hyphens as ASCII.
    var folded: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar.folded) }
        return String(scalars).lowercased()
    }

    /// Enough to recognise in an answer; a line of 60,000 characters is not repeated.
    var shortened: String {
        let line = Substring(self).firstLine
        let start = Substring(line.unicodeScalars.prefix(Limit.echo))
        return start.endIndex < endIndex ? start + "…" : String(self)
    }
}

extension Substring {
    /// `--drill`, and the dashes that telephones make of it, as `drill`; nil where it is no flag.
    var flag: String? {
        let dashes: Set<Unicode.Scalar> = ["-", "–", "—", "−", "‒", "―", "‐"]
        guard let first = unicodeScalars.first, dashes.contains(first) else { return nil }
        return trimmed { dashes.contains($0) || $0.isPunctuation }.folded
    }
}
