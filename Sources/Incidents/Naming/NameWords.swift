/// A text in which names are looked for: words, mentions (`@handle`) and what stands in quotes.
struct NameWords {
    struct Word: Hashable {
        /// Without the punctuation around it; a mention keeps its `@`.
        var text: String
        var start: String.Index
        var isQuoted = false
        /// A comma follows, as between the names of a list.
        var endsItem = false
        /// The next follows without a space: `bob,vera`.
        var isTight = false
        var isMention: Bool { text.hasPrefix("@") && text.count > 1 }
        var folded: String { text.lowercased() }
        /// `INC-3`, `#inc3`.
        var incident: IncidentID? { IncidentID(text.drop { $0 == "#" }) }
    }

    let source: String
    let words: [Word]

    /// `isName` tells `bob,vera` and `bob/vera`, which are two, from `I/O`: where one part is a name each part is a word.
    init(_ source: String, isName: (String) -> Bool = { _ in false }) {
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
                    end = source.index(after: close)
                    while end < source.endIndex, Self.isAround(source[end]), !source[end].isWhitespace,
                        !Self.quotes.contains(source[end])
                    {
                        end = source.index(after: end)
                    }
                }
            }
            let raw = source[start..<end]
            let text = Self.bare(raw)
            let last = raw.last.map { $0 == "," || $0 == ";" } ?? false
            if !isQuoted, let parts = Self.parts(of: raw, text, isName) {
                words += parts.map {
                    Word(text: Self.bare($0), start: $0.startIndex, endsItem: true, isTight: true)
                }
                words[words.count - 1].endsItem = last
                words[words.count - 1].isTight = false
            } else if !text.isEmpty {
                words.append(Word(text: text, start: start, isQuoted: isQuoted, endsItem: last))
            } else if Self.joints.contains(String(raw)) {
                words.append(Word(text: String(raw), start: start))
            } else if last, !words.isEmpty {
                words[words.count - 1].endsItem = true
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

    /// What was typed without some of the words.
    func without(_ range: Range<Int>) -> String {
        guard !range.isEmpty, words.indices.contains(range.lowerBound) else { return source }
        let before = source[..<words[range.lowerBound].start]
        let behind = words.indices.contains(range.upperBound) ? source[words[range.upperBound].start...] : ""
        return Self.trimmed(before + behind)
    }

    /// Some words as one name.
    func joined(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }

    /// Enough for any list of names: what a text of 4,000 characters says further on is no name.
    private static let most = 40
    private static let longest = 200
    private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]
    private static let between: Set<Character> = [",", ";", "/", "&", "+", "|"]
    static let joints: Set<String> = ["&", "+", "/", "|"]

    private static func parts(of raw: Substring, _ text: String, _ isName: (String) -> Bool) -> [Substring]? {
        guard raw.utf8.count <= longest, text.contains(where: between.contains), !raw.contains("://"), !isName(text)
        else { return nil }
        let parts = raw.split(whereSeparator: between.contains).filter { !bare($0).isEmpty }
        return parts.count > 1 && parts.contains { isName(bare($0)) } ? parts : nil
    }

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
