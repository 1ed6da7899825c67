/// A text in which names are looked for: words, mentions (`@handle`) and what stands in quotes.
struct NameWords {
    struct Word: Hashable {
        /// Without the punctuation around it; a mention keeps its `@`.
        var text: String
        var start: String.Index
        var isQuoted = false
        /// A comma follows, as between the names of a list.
        var endsItem = false
        var isMention: Bool { text.hasPrefix("@") && text.count > 1 }
        var folded: String { text.lowercased() }
    }

    let source: String
    let words: [Word]

    init(_ source: String) {
        self.source = source
        var words: [Word] = []
        var index = source.startIndex
        while words.count < Self.most, let start = source[index...].firstIndex(where: { !$0.isWhitespace }) {
            var end = source[start...].firstIndex(where: \.isWhitespace) ?? source.endIndex
            var isQuoted = false
            if Self.quotes.contains(source[start]) {
                let inside = source.index(after: start)
                if let close = source[inside...].firstIndex(where: Self.quotes.contains), close > inside {
                    isQuoted = true
                    end = source[close...].firstIndex(where: \.isWhitespace) ?? source.endIndex
                }
            }
            let raw = source[start..<end]
            let text = Self.bare(raw)
            if !text.isEmpty {
                let last = raw.last.map { $0 == "," || $0 == ";" } ?? false
                words.append(Word(text: text, start: start, isQuoted: isQuoted, endsItem: last))
            } else if Self.joints.contains(String(raw)) {
                words.append(Word(text: String(raw), start: start))
            }
            index = end
        }
        self.words = words
    }

    /// What was typed from a word on.
    func rest(from index: Int) -> String {
        guard words.indices.contains(index) else { return "" }
        return Self.trimmed(source[words[index].start...])
    }

    /// Some words as one name.
    func joined(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

    /// Enough for any list of names: what a text of 4,000 characters says further on is no name.
    private static let most = 40
    private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
    static let joints: Set<String> = ["&", "+"]

    static func bare(_ text: Substring) -> String {
        var rest = text
        while let first = rest.first, isAround(first) { rest = rest.dropFirst() }
        while let last = rest.last, isAround(last) { rest = rest.dropLast() }
        return String(rest)
    }

    private static func isAround(_ character: Character) -> Bool {
        character.isWhitespace || quotes.contains(character) || ",;:.!?…()[]{}<>'’‘*_~`&+|".contains(character)
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
