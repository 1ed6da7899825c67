/// A team's own words in the place of ours. A sentence is known by how it stands in the code, with its gaps numbered:
/// `an update on {1} is due at {2}.`
package struct Sentences: Hashable, Sendable {
    /// Ours to theirs.
    package var own: [String: Template]

    package init(_ own: [String: Template] = [:]) { self.own = own }

    /// In force while the single writer works. Nil costs one look for each sentence, and nothing else.
    @TaskLocal package static var inForce: Sentences?

    /// Runs `body` with these in force; without any it is run as it is.
    package func whileInForce<Result>(_ body: () throws -> Result) rethrows -> Result {
        guard !own.isEmpty else { return try body() }
        return try Sentences.$inForce.withValue(self, operation: body)
    }
}

/// `{1} wants its update by {2}.`
package struct Template: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case words(String)
        /// What our sentence has in its gap of this number, from 1.
        case gap(Int)
    }
    package var parts: [Part]

    /// Reads a template. A brace that is no gap is a mistake that only a person can mend: nil.
    package init?(_ text: String) {
        parts = []
        var words = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "{":
                guard let end = rest.firstIndex(of: "}"), let number = Int(rest[..<end]), number > 0 else { return nil }
                if !words.isEmpty { parts.append(.words(words)) }
                words = ""
                parts.append(.gap(number))
                rest = rest[rest.index(after: end)...]
            case "}": return nil
            default: words.append(character)
            }
        }
        if !words.isEmpty { parts.append(.words(words)) }
    }

    package var gaps: Set<Int> {
        Set(parts.compactMap { part in if case .gap(let number) = part { number } else { nil } })
    }

    func line(filling gaps: [ArraySlice<Message.Piece>]) -> [Message.Piece] {
        parts.flatMap { part -> [Message.Piece] in
            switch part {
            case .words(let words): [.words(words)]
            case .gap(let number): gaps.indices.contains(number - 1) ? Array(gaps[number - 1]) : []
            }
        }
    }
}

extension Message.Line {
    /// Where the gaps of a sentence are among its pieces, so that it can be looked up and said in other words.
    struct Outline {
        let sentences: Sentences
        private var pattern = ""
        private var gaps: [Range<Int>] = []

        init?() {
            guard let sentences = Sentences.inForce else { return nil }
            self.sentences = sentences
        }

        mutating func words(_ literal: String) { pattern += literal }

        mutating func gap(_ range: Range<Int>) {
            gaps.append(range)
            pattern += "{\(gaps.count)}"
        }

        func pieces(_ ours: [Message.Piece]) -> [Message.Piece] {
            sentences.own[pattern]?.line(filling: gaps.map { ours[$0] }) ?? ours
        }
    }
}
