/// The mentions in a message's mark-up: links to a user, whose label stands in the plain text in their place.
struct MatrixPills {
    struct Pill: Equatable {
        var user: String
        var label: String
    }
    let pills: [Pill]

    /// At most 50: a message is written by anybody.
    init(html: String) {
        var found: [Pill] = []
        var rest = Substring(html)
        while found.count < 50, let tag = rest.firstRange(of: "<a ") {
            rest = rest[tag.upperBound...]
            guard let close = rest.firstIndex(of: ">"), let end = rest.firstRange(of: "</a>"),
                close < end.lowerBound
            else { break }
            let attributes = rest[..<close]
            let label = Self.plain(rest[rest.index(after: close)..<end.lowerBound])
            rest = rest[end.upperBound...]
            if let user = Self.user(attributes), !label.isEmpty { found.append(Pill(user: user, label: label)) }
        }
        pills = found
    }

    /// The text as it was typed, with each pill's label replaced by the user's id. Labels are looked for in order.
    func replaceLabels(in body: String) -> String {
        var done = ""
        var rest = Substring(body)
        for pill in pills {
            guard let place = Self.place(of: pill, in: rest) else { continue }
            done += rest[..<place.lowerBound] + pill.user
            rest = rest[place.upperBound...]
        }
        return done + rest
    }

    /// The label or the id itself, whichever comes first: some clients put the id into the plain text.
    private static func place(of pill: Pill, in text: Substring) -> Range<Substring.Index>? {
        let found = [text.firstRange(of: pill.user), label(of: pill, in: text)].compactMap(\.self)
        return found.min { $0.lowerBound < $1.lowerBound }.map { widened($0, in: text) }
    }

    /// As a whole word.
    private static func label(of pill: Pill, in text: Substring) -> Range<Substring.Index>? {
        var from = text.startIndex
        while let found = text[from...].firstRange(of: pill.label) {
            let isEnd = found.upperBound == text.endIndex || !isWord(text[found.upperBound])
            let isStart = found.lowerBound == text.startIndex || !isWord(text[text.index(before: found.lowerBound)])
            if isEnd, isStart { return found }
            from = text.index(after: found.lowerBound)
        }
        return nil
    }

    /// Takes in an at sign before the label, and the whole of `[label](https://matrix.to/…)` that some clients leave.
    private static func widened(_ found: Range<Substring.Index>, in text: Substring) -> Range<Substring.Index> {
        var range = found
        func before() -> Character? {
            range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
        }
        if before() == "@", !text[range].hasPrefix("@") {
            range = text.index(before: range.lowerBound)..<range.upperBound
        }
        let after = text[range.upperBound...]
        if before() == "[", after.hasPrefix("](https://matrix.to/"), let end = after.firstIndex(of: ")") {
            range = text.index(before: range.lowerBound)..<text.index(after: end)
        }
        return range
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// `https://matrix.to/#/@ana:example.org` or `matrix:u/ana:example.org`, escaped or not.
    private static func user(_ attributes: Substring) -> String? {
        guard let start = attributes.firstRange(of: "href=") else { return nil }
        let value = attributes[start.upperBound...]
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        let address = plain(value.dropFirst().prefix { $0 != quote })
        let id: String
        if let hash = address.firstRange(of: "matrix.to/#/") {
            id = address[hash.upperBound...].prefix { $0 != "?" }.percentDecoded
        } else if address.hasPrefix("matrix:u/") {
            id = "@" + address.dropFirst(9).prefix { $0 != "?" }.percentDecoded
        } else {
            return nil
        }
        return id.hasPrefix("@") && id.contains(":") && !id.contains { $0.isWhitespace } ? id : nil
    }

    /// Without tags, and with the five named entities and the numbered quote read.
    private static func plain(_ html: Substring) -> String {
        var text = ""
        var isInTag = false
        for character in html {
            if character == "<" { isInTag = true }
            if !isInTag { text.append(character) }
            if character == ">" { isInTag = false }
        }
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        for (entity, character) in entities { text = text.replacing(entity, with: character) }
        return text
    }
}

extension StringProtocol {
    /// Escapes that are no bytes of UTF-8 become U+FFFD.
    var percentDecoded: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2,
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
