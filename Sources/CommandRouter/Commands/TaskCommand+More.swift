import Incidents

extension TaskCommand {
    /// `3 more 10m`; without a length ten minutes. `3 more nodes are down` is a task.
    static func extended(_ text: Substring) throws(Slip) -> Act? {
        let first = text.firstWord
        let rest = text.after(first)
        let word = rest.firstWord
        guard first.isNumber, let number = first.number, number > 0,
            ["more", "extend", "+"].contains(word.folded)
        else { return nil }
        let tail = rest.after(word)
        if tail.bare.isEmpty { return .extendTask(number, by: .minutes(10)) }
        switch SaidDuration(tail) {
        case .unreadable: return nil
        case .duration, .noUnit, .notPositive, .tooLong:
            return .extendTask(number, by: try Arguments.duration(tail) { "!task \(number) more \($0)" })
        }
    }

    static let doneWords: Set = [
        "done", "is done", "finished", "is finished", "closed", "complete", "completed", "fixed", "ok", "ready",
    ]

    /// A task has one owner, who is asked when its box is over: a second mention at either end is asked about.
    static func askAboutOwners(_ arguments: Arguments, _ owner: PersonName?) throws(Slip) {
        guard let owner, let other = Mention.atEitherEnd(arguments.rest)?.person, other != owner else { return }
        throw .invalid(
            "A task has one owner, and I read \(owner.text) and \(other.text), so nothing was done. One for each: "
                + "\(code: "!task look \(owner.text)"), \(code: "!task look \(other.text)")")
    }

    /// `1, 2 done`, `cancel 1`, `1 @bob`: what is about a task that is there makes no new one.
    static func askAboutNumber(_ text: Substring) throws(Slip) {
        let words = text.unicodeScalars.prefix(Limit.title).split { $0.isSpace || $0 == "," || $0 == "&" }.map {
            Substring($0)
        }
        let numbers = words.filter(\.isNumber)
        guard let first = numbers.first?.number else { return }
        let others = words.filter {
            !$0.isNumber && !["and", "is", "are", "task", "tasks", "number"].contains($0.folded)
        }
        let names = Set(others.map { $0.bare.folded })
        let isAboutOne = names.isSubset(of: doneWords.union(takenBack).union(given))
        guard isAboutOne else { return }
        if names.isSubset(of: doneWords), !names.isEmpty {
            if numbers.count == 1 {
                throw .askBack("Did you mean \(code: "!task done \(first)")?", yes: "task done \(first)")
            }
            let each = numbers.prefix(3).compactMap(\.number).map { "!task done \($0)" }
            var line: Message.Line = "One task at a time, so nothing was done: "
            for (index, command) in each.enumerated() { line = line + (index > 0 ? ", " : "") + "\(code: command)" }
            throw .invalid(line)
        }
        if !names.isDisjoint(with: takenBack) {
            throw .askBack(
                "A task is ticked off, and not taken back; nothing was done yet. \(code: "!task done \(first)"), or "
                    + "\(code: "yes"). More time: \(code: "!task \(first) more 10m")", yes: "task done \(first)")
        }
        throw .invalid(
            "\(first) what? A task keeps its owner. Done: \(code: "!task done \(first)"), more time: "
                + "\(code: "!task \(first) more 10m"), another: \(code: "!task what is to be done @name")")
    }

    private static let takenBack: Set = [
        "cancel", "cancelled", "canceled", "delete", "deleted", "remove", "removed", "drop", "dropped", "rm", "del",
        "stop", "stopped", "abort", "undo", "reopen", "undone", "clear", "kill", "finish", "close", "complete", "tick",
        "edit", "change", "rename",
    ]
    private static let given: Set = [
        "assign", "assigned", "reassign", "give", "to", "for", "owner", "take", "me", "mine",
    ]
}
