import Incidents

extension Arguments {
    /// Takes the flags off the front and the end: `--drill`, and what telephones make of its dashes. A word with a dash
    /// there that is no flag, or a flag elsewhere, is asked about: a slip must not become real.
    /// What stands in quotes is text.
    /// `whole`: the text before anything was taken off it, for an answer that repeats the command.
    mutating func flags(
        _ known: [String], of whole: Substring? = nil, onlyFirst: Bool = false
    ) throws(Slip) -> Set<String> {
        guard !rest.isQuoted else { return [] }
        let whole = whole ?? rest
        var found: Set<String> = []
        while let (flag, word) = Self.leading(rest) {
            try check(flag, word, of: whole, among: known)
            found.insert(flag)
            rest = rest[word.endIndex...].trimmed
        }
        if onlyFirst { return found }
        while let flag = rest.lastWord.dashed {
            let word = rest.lastWord
            try check(flag, word, of: whole, among: known)
            found.insert(flag)
            rest = rest.before(word)
        }
        // In the middle only what is a flag, or nearly: `kubectl --all fails` is a title.
        for word in rest.unicodeScalars.split(whereSeparator: \.isSpace).map(Substring.init) {
            guard let flag = word.dashed else { continue }
            if let meant = known.first(where: { $0 == flag }) ?? Nearness.nearest(to: flag, among: known).first {
                throw .askBack(Self.place(typed, meant, word), yes: moved(word, of: whole, to: meant))
            }
        }
        return found
    }

    private mutating func check(_ flag: String, _ word: Substring, of whole: Substring, among known: [String])
        throws(Slip)
    {
        guard !known.contains(flag) else { return }
        let practised = known.contains("drill") && Flag.isPractice(flag) ? "drill" : nil
        if let near = Nearness.nearest(to: flag, among: known).first ?? practised {
            let meant = moved(word, of: whole, to: near)
            throw .askBack(
                "\(word.shortened) is no flag of \(code: typed). Did you mean \(code: "!" + meant)?", yes: meant)
        }
        throw noFlag(word, flag, of: whole)
    }

    /// A flag that is none. `yes` is the command without it, but for what was only to be practised, or not to be done.
    func noFlag(_ word: Substring, _ flag: String, of whole: Substring, keepsWords: Bool = false) -> Slip {
        let said: Message.Line = "\(word.shortened) is no flag of \(code: typed), so nothing was done."
        let id = incident.map { "\($0) " } ?? ""
        if keepsWords {
            let meant = "\(typed.dropFirst()) \(id)\"\(whole)\""
            return .askBack(said + " As a text: \(code: "!" + meant.shortened), or \(code: "yes").", yes: meant)
        }
        let without = "\(typed.dropFirst()) \(id)\(whole.without(word).trimmed)"[...].trimmed
        if Flag.isPractice(flag) {
            return .invalid(said + " What is practised: \(code: "!drill"). For real: \(code: "!" + without)")
        }
        let meant: Message.Line = " Without it: \(code: "!" + without)"
        return Flag.opposite.contains(flag) ? .invalid(said + meant) : .askBack(said + meant, yes: String(without))
    }

    private static func place(_ typed: String, _ flag: String, _ word: Substring) -> Message.Line {
        "\(word.shortened) in the middle may be a flag or a word, so nothing was done. As a flag it stands first: "
            + "\(code: "\(typed) --\(flag) …"). As a word it stands in quotes with the rest."
    }

    /// The command with the flag in front, without the prefix.
    private func moved(_ word: Substring, of whole: Substring, to flag: String) -> String {
        "\(typed.dropFirst()) --\(flag) \(whole.without(word).trimmed)"
    }

    /// `--drill`, `—drill`, and `-- drill` in two words.
    static func leading(_ text: Substring) -> (flag: String, word: Substring)? {
        let first = text.firstWord
        if let flag = first.dashed { return (flag, first) }
        guard !first.isEmpty, first.unicodeScalars.allSatisfy(\.isDash) else { return nil }
        let second = text.after(first).firstWord
        guard second.unicodeScalars.first?.isLetter == true else { return nil }
        return (second.bare.folded, text[first.startIndex..<second.endIndex])
    }
}

extension Substring {
    /// What a word with a dash before it says: `-a`, `--drill`, `—drill`. A dash alone, or before a number, is none.
    var dashed: String? {
        guard let flag, let first = flag.unicodeScalars.first, first.isLetter else { return nil }
        return flag
    }

    /// The text without a part of it.
    fileprivate func without(_ part: Substring) -> Substring {
        (String(self[startIndex..<part.startIndex].trimmed) + " " + self[part.endIndex...].trimmed)[...].trimmed
    }
}

extension Unicode.Scalar {
    fileprivate var isDash: Bool { ["-", "–", "—", "−", "‒", "―"].contains(self) }
}
