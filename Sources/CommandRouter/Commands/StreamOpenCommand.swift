import Incidents

struct StreamOpenCommand: Command {
    let name = "stream open"
    let group = CommandGroup.work
    let syntax = "!stream open <name> [@lead] [goal] [room]"
    let summary = "Opens a workstream with a lead and a thread of its own, or with `room` last, a room of its own."
    let details = ["The name is short: letters, digits and hyphens. The thread hangs on the message that opens it."]
    let examples = [
        "!stream open db @bob restore the replica", "!stream open network @cleo room",
        "!stream open db me goal: reads work again",
    ]
    let next = ["stream note", "milestone", "stream close"]
    let reads = Reading.line

    private static let longest = 20

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        var lead: PersonName?
        if let mention = Mention(leading: arguments.rest) {
            lead = mention.person
            arguments.rest = mention.rest
        }
        // `!stream open the database`
        arguments.skip("the", "a", "called")
        // A name in quotes is one name, also where it is too long for one.
        guard let word = arguments.quoted().map({ $0[...] }) ?? arguments.word() else { throw .missing("a short name") }
        let name = try Self.name(word)
        if lead == nil { lead = Self.takeLead(&arguments) }
        var ownRoom = Self.takeRoom(&arguments)
        if ["goal", "goal:"].contains(arguments.rest.firstWord.folded) {
            arguments.rest = arguments.rest.after(arguments.rest.firstWord)
        }
        if lead == nil, let (mention, before) = Mention.trailing(arguments.rest) {
            lead = mention.person
            arguments.rest = before
            ownRoom = ownRoom || Self.takeRoom(&arguments)
        }
        try Self.askAboutLeads(arguments.rest, lead)
        let goal = try arguments.optionalTitle()
        return .act(
            .stream(.open(name: name, lead: lead, goal: goal, ownRoom: ownRoom)), in: arguments.incident)
    }

    /// One leads it; who else works on it needs no role.
    private static func askAboutLeads(_ text: Substring, _ lead: PersonName?) throws(Slip) {
        guard let lead, let other = Mention.atEitherEnd(text)?.person, other != lead else { return }
        throw .invalid(
            "A workstream has one lead, and I read \(lead.text) and \(other.text), so nothing was done. For example: "
                + "\(code: "!stream open db \(lead.text) restore the replica")")
    }

    private static func name(_ word: Substring) throws(Slip) -> String {
        let name = word.bare.trimmed { $0 == "#" }.folded
        let isName = name.unicodeScalars.allSatisfy { $0.isASCII && ($0.isLetter || $0.isDigit || $0 == "-") }
        guard isName, !name.isEmpty, name.utf8.count <= longest, name.utf8.first != UInt8(ascii: "-") else {
            throw .invalid(
                "A workstream has a short name: letters, digits and hyphens, at most \(longest). Write "
                    + "\(code: "!stream open db @bob restore the replica").")
        }
        return name
    }

    private static func takeLead(_ arguments: inout Arguments) -> PersonName? {
        if let mention = Mention(leading: arguments.rest) {
            arguments.rest = mention.rest
            return mention.person
        }
        guard arguments.rest.firstWord.folded == "me" else { return nil }
        arguments.rest = arguments.rest.after(arguments.rest.firstWord)
        return PersonName("me")
    }

    /// `room` counts where it stands last, or before the goal; elsewhere it is a word of the goal.
    private static func takeRoom(_ arguments: inout Arguments) -> Bool {
        let first = arguments.rest.firstWord
        if first.folded == "room" {
            let rest = arguments.rest.after(first)
            guard rest.isEmpty || ["goal", "goal:"].contains(rest.firstWord.folded) else { return false }
            arguments.rest = rest
            return true
        }
        let last = arguments.rest.lastWord
        guard last.folded == "room" else { return false }
        arguments.rest = arguments.rest.before(last)
        return true
    }
}
