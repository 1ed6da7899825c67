import Incidents

/// What the router says by itself: a slip is answered with something that works, and never executed.
extension CommandRouter {
    static func answer(to slip: Slip, _ command: any Command) -> Message {
        switch slip {
        case .missing(let what):
            let example = command.examples.first ?? command.syntax
            return Message("\(code: "!" + command.name) needs \(ours: what). For example: \(code: example)")
        case .invalid(let sentence): return Message(sentence)
        case .unexpected(let word): return Message(unexpected(word, command))
        }
    }

    /// The first word is no command.
    static func unknown(_ head: Head) -> Message.Line {
        if let second = head.second {
            let twoWords = byName.keys.filter { $0.contains(" ") }
            let near = nearest(to: "\(head.word) \(second)", among: twoWords)
            if !near.isEmpty { return didYouMean("!\(head.typed) \(second)", near) }
        }
        if let seconds = secondWords[head.word], byName[head.word] == nil {
            return didYouMean("!\(head.typed)", names(seconds.map { "\(head.word) \($0)" }))
        }
        return didYouMean("!\(head.typed)", nearest(to: head.word, among: byName.keys))
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
