// What the configuration calls by just these words.

extension Desk {
    /// `emil pia join`: another name in a row, of somebody, or of a group about which nothing is said.
    func goesOn(_ said: NameWords, _ at: Int, _ request: Request) -> Bool {
        guard at > 0, let (named, count) = exactName(said, at, request) else { return false }
        let behind = said.words[(at + count)...]
        let isSomebody = named.targets.allSatisfy { if case .person = $0 { true } else { false } }
        return isSomebody ? !PlainWords.isAbout(behind) : !PlainWords.isSentence(behind)
    }

    /// Names in a row and nothing else.
    func areNames(_ said: NameWords, _ range: Range<Int>, _ request: Request) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            guard let (_, count) = exactName(said, at, request) else { return false }
            at += count
        }
        return true
    }

    /// A text as words, with what the configuration calls `bob,vera` and `R&D`.
    func words(of text: String) -> NameWords {
        NameWords(text) { !policy.targets(said: $0).isEmpty || policy.people(named: $0).count > 1 }
    }

    /// The longest run of words that is the name of one, and no word of any sentence; nearly is not enough.
    func exactName(_ said: NameWords, _ at: Int, _ request: Request) -> (NamesSaid.Named, count: Int)? {
        let word = said.words[at]
        if word.isMention {
            guard case .success(let targets) = mentioned(word.text, request) else { return nil }
            return (.init(words: word.text, targets: targets, isExplicit: true), 1)
        }
        if PersonName(word.text).isSpeaker { return nil }
        for count in stride(from: word.isQuoted ? 1 : min(5, said.words.count - at), through: 1, by: -1) {
            if said.words[at..<at + count].dropLast().contains(where: { $0.endsItem || $0.isMention }) { continue }
            if count == 1, !word.isQuoted, PlainWords.common.contains(word.folded) { return nil }
            let words = said.joined(at..<at + count)
            let targets = policy.targets(said: words)
            if !targets.isEmpty { return (.init(words: words, targets: targets, isExplicit: word.isQuoted), count) }
        }
        return nil
    }
}
