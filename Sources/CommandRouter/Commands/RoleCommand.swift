import Incidents

struct RoleCommand: Command {
    let name = "role"
    let group = CommandGroup.command
    let syntax = "!role <role> <user|me|none>"
    let summary = "Gives a role to somebody, or to you with `me`; `none` makes it free."
    let details = ["Roles: `ic`, `deputy`, `ops`, `comms`, `scribe`, `customer liaison`, `internal liaison`, `expert`."]
    let examples = ["!role ops @bob", "!role scribe me", "!role customer liaison ana", "!role deputy none"]
    let next = ["roles", "ic handoff"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard !arguments.isEmpty else { throw .missing("a role") }
        // `!role @bob scribe` is as clear as the other way round.
        if Mention(leading: arguments.rest) != nil {
            let people = Self.takeMentions(&arguments)
            arguments.skip("as", "is", "=")
            guard !arguments.rest.bare.isEmpty else { throw .missing("a role") }
            return .act(.giveRole(String(arguments.rest.bare), to: people), in: arguments.incident)
        }
        let role = Self.takeRole(&arguments)
        try Arguments.check(role[...], "A role", Limit.name)
        arguments.skip("to", "is", "=")
        if ["none", "nobody", "free"].contains(arguments.rest.bare.folded) {
            return .act(.dropRole(role), in: arguments.incident)
        }
        // Whoever asks who has it must not get it: the commander would give their own hands away.
        guard let person = try arguments.optionalName() else {
            let id = arguments.incident.map { " \($0)" } ?? ""
            throw .askBack(
                "To whom? \(code: "!role \(role) @name\(id)"), or to you: \(code: "!role \(role) me\(id)"). Who has which: "
                    + "\(code: "!roles")", yes: "role \(role) me\(id)")
        }
        return .act(.giveRole(role, to: person), in: arguments.incident)
    }

    private static func takeMentions(_ arguments: inout Arguments) -> PersonName {
        var names: [String] = []
        while let mention = Mention(leading: arguments.rest) {
            names.append(mention.person.text)
            arguments.rest = mention.rest
            let joint = arguments.rest.firstWord
            if ["and", "&", "+"].contains(joint.folded), Mention(leading: arguments.rest.after(joint)) != nil {
                arguments.rest = arguments.rest.after(joint)
            }
        }
        return PersonName(names.joined(separator: " "))
    }

    /// Roles may be several words, so the longest run of words that is a role is one.
    /// An unknown one goes on as its first word: the core knows what to say.
    private static func takeRole(_ arguments: inout Arguments) -> String {
        let rest = arguments.rest
        var ends: [Substring.Index] = []
        var tail = rest
        while ends.count < 3, !tail.isEmpty {
            ends.append(tail.firstWord.endIndex)
            tail = tail.after(tail.firstWord)
        }
        let end = ends.last { Role(said: String(rest[..<$0].bare)) != nil } ?? ends.first ?? rest.endIndex
        arguments.rest = rest[end...].trimmed
        return String(rest[..<end].bare)
    }
}
