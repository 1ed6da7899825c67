import Incidents

/// The sentences that can be said in other words, with what fills their gaps.
package struct KnownSentences: Sendable {
    /// In the order of the alphabet.
    package let rows: [(sentence: String, gaps: [String])]
    private let byText: [String: Int]

    package static let all = KnownSentences(SentenceCatalogue.text)

    init(_ text: String) {
        rows = text.split(separator: "\n").map { row in
            let parts = row.split(separator: "\t")
            let gaps = parts.count > 1 && parts[1] != "-" ? parts[1].split(separator: " ").map(String.init) : []
            return (String(parts[0]), gaps)
        }
        byText = Dictionary(rows.enumerated().map { ($1.sentence, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What fills its gaps; nil where it is none of ours.
    package func gaps(of sentence: String) -> [String]? { byText[sentence].map { rows[$0].gaps } }

    /// One that shares most words, for "did you mean".
    package func nearest(to sentence: String) -> String? {
        let wanted = Self.words(sentence)
        guard wanted.count > 1 else { return nil }
        let best = rows.map { row in (row.sentence, Self.words(row.sentence)) }
            .map { text, words in (text, wanted.intersection(words).count, words.count) }
            .max { left, right in (left.1, -left.2) < (right.1, -right.2) }
        guard let best, best.1 * 2 >= wanted.count else { return nil }
        return best.0
    }

    private static func words(_ text: String) -> Set<Substring> {
        Set(text.lowercased().split { !$0.isLetter }.map { Substring(String($0)) })
    }
}
