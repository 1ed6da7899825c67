import Incidents

/// Finds the command at the start of a message. Plain talk is turned away at its first visible character.
struct Opening: Sendable {
    private let prefix: [Unicode.Scalar]
    private let botNames: Set<String>
    /// What a command, the mark-up around one, or a mention of the bot can begin with.
    private let starts: Set<Unicode.Scalar>

    init(prefix: String, botNames: [String]) {
        self.prefix = prefix.unicodeScalars.map(\.folded)
        self.botNames = Set(botNames.map(\.folded))
        let names = self.botNames.compactMap { $0.unicodeScalars.first }
        starts = Set(self.prefix.prefix(1) + names + ["*", "_", "~", "`", "@", "<", "[", "&"])
    }

    /// What follows the prefix, cleaned and without the mark-up around it; nil where this is no command.
    func command(in text: String) -> Substring? {
        guard let (said, isCode) = opened(text), !isCode else { return nil }
        return said
    }

    /// What stands in code marks that hold the whole message: `` `!status` ``. It may be said, or only shown.
    func code(in text: String) -> Substring? {
        guard let (said, isCode) = opened(text), isCode else { return nil }
        return said
    }

    /// Code and what is written around it never is a command: `` `!resolved` ends it ``.
    private func opened(_ text: String) -> (said: Substring, isCode: Bool)? {
        guard mayOpen(text) else { return nil }
        var rest = afterMention(text.cleaned[...].trimmed)
        var marks: [Unicode.Scalar] = []
        while true {
            if let said = afterPrefix(rest) {
                guard marks.contains("`") else { return (Self.closing(marks, said), false) }
                guard let end = said.unicodeScalars.firstIndex(of: "`") else {
                    // A mark that nothing closes is a slip of the thumb, but not a fence, and not one that goes on below.
                    return marks.count { $0 == "`" } > 2 ? nil : (Self.closing(marks, said), false)
                }
                let isWhole = said[end...].unicodeScalars.allSatisfy { $0.isMark || $0.isPunctuation || $0.isSpace }
                return isWhole && !said[..<end].contains("\n") ? (said[..<end].trimmed, true) : nil
            }
            guard let mark = rest.unicodeScalars.first, mark.isMark, marks.count < Limit.marks else { return nil }
            if rest.hasPrefix("~~~") { return nil }
            marks.append(mark)
            rest = Substring(rest.unicodeScalars.dropFirst())
        }
    }

    /// What was said to the bot alone, without its name: `status`. Nothing at all, `?` and `--help` ask for help.
    func addressed(_ text: String) -> Substring {
        let rest = afterMention(text.cleaned[...].trimmed)
        let word = rest.firstWord.flag ?? rest.bare.folded
        if !rest.unicodeScalars.contains(where: \.isWordPart) || ["h", "help"].contains(word) { return "help" }
        return Substring(rest.unicodeScalars.drop { !$0.isLetter })
    }

    /// What was said to the bot by its name: `@sitrep status`, `sitrep: help`. Nil where it is not called, or only spoken
    /// of. Its name alone asks for help.
    func called(_ text: String) -> Substring? {
        guard mayOpen(text) else { return nil }
        let said = text.cleaned[...].trimmed
        let rest = afterMention(said)
        guard rest.startIndex > said.startIndex || rest.isEmpty && !said.isEmpty else { return nil }
        let isMention = Mention(leading: said) != nil
        let name = said.firstWord.unicodeScalars.last
        guard isMention || name == ":" || name == "," else { return nil }
        return rest.unicodeScalars.first?.isLetter == true ? rest : rest.isEmpty || rest == "?" ? "help" : nil
    }

    /// `/sitrep status`, typed where no chat takes it for a slash command of its own. Alone, `?` and `--help` ask for help.
    func slashed(_ text: String) -> Substring? {
        let said = text.cleaned[...].trimmed
        guard let named = said.after("/"), !named.firstWord.isEmpty, botNames.contains(named.firstWord.folded) else {
            return nil
        }
        var rest = named.after(named.firstWord)
        rest = afterPrefix(rest) ?? rest
        let word = rest.firstWord.flag ?? rest.bare.folded
        if !rest.unicodeScalars.contains(where: \.isWordPart) || ["h", "help"].contains(word) { return "help" }
        return rest.unicodeScalars.first?.isLetter == true ? rest : nil
    }

    /// What follows the prefix and a space: `! status`.
    func loose(_ text: String) -> Substring? {
        let said = text.cleaned[...].trimmed
        guard let rest = afterPrefix(said, needsLetter: false), rest.unicodeScalars.first == " " else { return nil }
        let words = rest.trimmed
        return words.unicodeScalars.first?.isLetter == true ? words : nil
    }

    private func mayOpen(_ text: String) -> Bool {
        for scalar in text.unicodeScalars where !scalar.isSpace && !scalar.isInvisible {
            return starts.contains(scalar.folded)
        }
        return false
    }

    /// The prefix and a letter at once: `!!`, `!?` and `!=` are talk.
    private func afterPrefix(_ text: Substring, needsLetter: Bool = true) -> Substring? {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        for expected in prefix {
            guard index < scalars.endIndex, scalars[index].folded == expected else { return nil }
            scalars.formIndex(after: &index)
        }
        guard index < scalars.endIndex, !needsLetter || scalars[index].isLetter else { return nil }
        return text[index...]
    }

    /// `@sitrep !status`, `sitrep: !status`. Only the bot's own names: `@bob !ic me` is said to Bob.
    private func afterMention(_ text: Substring) -> Substring {
        var rest = text
        if let mention = Mention(leading: text) {
            guard mention.names.contains(where: { botNames.contains($0.folded) }) else { return text }
            rest = mention.rest
        } else {
            let word = text.firstWord
            guard word.unicodeScalars.count <= Limit.name, botNames.contains(word.bare.folded) else { return text }
            rest = text.after(word)
        }
        return rest.trimmed { $0 == ":" || $0 == "," || $0.isSpace }
    }

    /// Takes off what closes the mark-up that stood before the prefix.
    private static func closing(_ marks: [Unicode.Scalar], _ text: Substring) -> Substring {
        var scalars = text.trimmed.unicodeScalars
        for mark in marks where scalars.last == mark { scalars.removeLast() }
        return Substring(scalars)
    }
}
