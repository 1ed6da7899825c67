import Incidents

/// Words that people type for a command that is called otherwise.
extension CommandRouter {
    static func hint(_ head: Head) -> Ask? {
        let rest = head.rest.firstLine.trimmed
        switch head.word {
        case "comms", "communications", "deputy", "scribe", "ops", "commander", "liaison", "expert", "sme":
            let who = rest.isEmpty ? "me" : String(rest)
            return one(head, "role \(head.word) \(who)", rest.isEmpty ? "`!role \(head.word) @name`" : nil)
        case "done", "finished", "finish":
            guard let number = rest.number else { return several(head, ["task done 3", "resolved"]) }
            return one(head, "task done \(number)", nil)
        case "escalate", "escalation": return several(head, ["ic page", "severity P1"])
        case "fixed", "solved", "fix": return several(head, ["mitigated", "resolved"])
        case "assign": return several(head, ["task check the database @name", "role ops @name"])
        default: return nil
        }
    }

    private static func one(_ head: Head, _ meant: String, _ other: String?) -> Ask {
        var line: Message.Line = "There is no \(code: "!" + head.word). Did you mean \(code: "!" + meant)"
        if let other { line = line + " or " + Message.Line(ours: other) }
        return .askBack(Message(line + "?"), yes: meant)
    }

    private static func several(_ head: Head, _ meant: [String]) -> Ask {
        var line: Message.Line = "There is no \(code: "!" + head.word). Did you mean "
        for (index, command) in meant.enumerated() {
            if index > 0 { line = line + " or " }
            line = line + "\(code: "!" + command)"
        }
        return .say(Message(line + "?"))
    }

    /// The answer to a question of the bot: `yes`, `Yes please!`, `!yes`.
    package static func isYes(_ text: String, prefix: String) -> Bool {
        guard text.utf8.count <= Limit.name else { return false }
        var said = text.cleaned[...].trimmed
        if let rest = said.after(prefix) { said = rest }
        return ["yes", "y", "yes please", "yep", "yeah", "ja", "oui", "si", "sí", "do it", "yes do it", "confirm"]
            .contains(said.bare.folded)
    }
}
