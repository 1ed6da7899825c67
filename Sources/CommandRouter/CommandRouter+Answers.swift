import Incidents

/// What the router says by itself: a slip is answered with something that works, and never executed.
extension CommandRouter {
    static func answer(to slip: Slip, _ command: any Command) -> Message {
        switch slip {
        case .askBack(let sentence, _): return Message(sentence)
        case .missing(let what):
            let example = command.examples.first ?? command.syntax
            return Message("\(code: "!" + command.name) needs \(ours: what). For example: \(code: example)")
        case .invalid(let sentence): return Message(sentence)
        case .unexpected(let word): return Message(unexpected(word, command))
        }
    }

    /// The first word is no command, and nothing is near.
    static func unknown(_ head: Head) -> Message.Line {
        didYouMean("!\(head.typed)", head.isWhole ? [] : nearest(to: head.word, among: byName.keys))
    }

    /// What somebody most likely meant; nil where nothing is near, so that it may be another bot's. One guess alone can be
    /// answered with `yes`.
    func unknown(_ head: Head) -> Ask? {
        if let hint = Self.hint(head) { return hint }
        if let second = head.second {
            let twoWords = Self.byName.keys.filter { $0.contains(" ") }
            let near = Self.nearest(to: "\(head.word) \(second)", among: twoWords)
            if !near.isEmpty { return Self.guess("!\(head.typed) \(second)", near, head.afterSecond) }
            if let whole = Self.byName[head.word + second] ?? Self.byName["\(head.word)-\(second)"] {
                return Self.guess("!\(head.typed) \(second)", [whole.name], head.afterSecond)
            }
        }
        if let seconds = Self.secondWords[head.word], Self.byName[head.word] == nil {
            return Self.guess("!\(head.typed)", Self.names(seconds.map { "\(head.word) \($0)" }), head.rest)
        }
        if let (name, rest) = Self.joined(head) {
            let said = [rest, String(head.rest.trimmed)].filter { !$0.isEmpty }.joined(separator: " ")
            return Self.guess("!\(head.typed)", [name], said[...])
        }
        let near = Self.nearest(to: head.word, among: Self.byName.keys)
        return near.isEmpty ? nil : Self.guess("!\(head.typed)", near, head.rest)
    }

    /// A space too many or too few: `!page-bob`, `!pagebob`, `!declareP1`, `!on call`.
    private static func joined(_ head: Head) -> (name: String, rest: String)? {
        let word = head.word
        if let dash = word.firstIndex(where: { $0 == "-" || $0 == "_" }), let command = byName[String(word[..<dash])] {
            let rest = head.typed.dropFirst(word.distance(from: word.startIndex, to: dash) + 1)
            let both = "\(word[..<dash]) \(Substring(rest).firstWord.folded)"
            return byName[both].map { ($0.name, "") } ?? (command.name, String(rest))
        }
        for start in ["page", "declare"] where word.hasPrefix(start) && word.utf8.count > start.utf8.count + 1 {
            // Other bots' pagers are no pages.
            guard
                !["pager", "paged", "pagination", "pagespeed", "declared", "declaration"].contains(
                    where: word.hasPrefix)
            else { continue }
            return (byName[start]?.name ?? start, String(head.typed.dropFirst(start.count)))
        }
        return nil
    }

    private static func guess(_ typed: String, _ near: [String], _ rest: Substring) -> Ask {
        let message = Message(didYouMean(typed, near))
        guard let only = near.first, near.count == 1 else { return .say(message) }
        let words = rest.trimmed
        return .askBack(message, yes: words.isEmpty ? only : "\(only) \(words)")
    }

    /// `! status`
    static func meant(_ command: any Command, _ said: Substring) -> Message.Line {
        "Did you mean \(code: "!" + said.firstLine.shortened)? Without the space I do it, or at \(code: "yes")."
    }

    /// The answer to `!help pgae`.
    static func unknownTopic(_ topic: String, typed: Substring) -> Message.Line {
        didYouMean(String(typed), nearest(to: topic, among: byName.keys)) { "!help \($0)" }
    }

    private static func unexpected(_ word: String, _ command: any Command) -> Message.Line {
        let typed = "!\(command.name) \(word)"
        guard let seconds = secondWords[command.name] else {
            var line: Message.Line = "\(code: "!" + command.name) takes no more words, and I read \(word.shortened). "
            line = line + "Write \(code: command.examples.first ?? command.syntax)."
            return line
        }
        let near = nearest(to: word.folded, among: seconds) { "\(command.name) \($0)" }
        if !near.isEmpty { return didYouMean(typed, near) }
        let family = names([command.name] + seconds.map { "\(command.name) \($0)" })
        return "I do not know \(typed.shortened). There is \(choice(family.map { "!\($0)" }, "and"))."
    }

    private static func didYouMean(
        _ typed: String, _ near: [String], write: (String) -> String = { "!\($0)" }
    ) -> Message.Line {
        near.isEmpty
            ? "I do not know \(typed.shortened). Try \(code: "!help")."
            : "I do not know \(typed.shortened). Did you mean \(choice(near.map(write), "or"))?"
    }

    /// The commands nearest to a word, best only.
    static func nearest(
        to word: String, among candidates: some Sequence<String>, name: (String) -> String = { $0 }
    ) -> [String] {
        names(Nearness.nearest(to: word, among: candidates).map(name))
    }

    /// Aliases give way to the command's own name; in the order of the table, each once.
    private static func names(_ found: [String]) -> [String] {
        let wanted = Set(found.compactMap { byName[$0]?.name })
        return commands.map(\.name).filter(wanted.contains)
    }

    private static func choice(_ names: [String], _ last: String) -> Message.Line {
        var line = Message.Line()
        for (index, name) in names.enumerated() {
            if index > 0 { line.pieces.append(.words(index == names.count - 1 ? " \(last) " : ", ")) }
            line.pieces.append(.code(name))
        }
        return line
    }
}
