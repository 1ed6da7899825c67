import Incidents

struct DrillCommand: Command {
    let name = "drill"
    let aliases = ["drills", "gameday"]
    let group = CommandGroup.incident
    let syntax = "!drill [<name> [pages] | end | stop]"
    let summary = "Lists the drills, begins one in a room of its own, ends it with its score, or breaks it off."
    let details = [
        "A drill has a banner on everything. Nobody is paged and no other room is told: what would have left is shown.",
        "With `pages` behind the name the telephones of those on call ring too.",
    ]
    let examples = ["!drill region-down", "!drill", "!drill region-down pages", "!drill end", "!drill stop"]
    let next = ["ic me", "update", "mitigated", "timers"]
    let reads = Reading.line
    let flags = ["page", "pages"]

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { return .query(.drills, in: nil) }
        switch word.bare.folded {
        case "list": return try ended(&arguments, .query(.drills, in: nil))
        case "end", "over", "score": return try ended(&arguments, .drill(.end, in: arguments.incident))
        case "stop", "abort": return try ended(&arguments, .drill(.stop, in: arguments.incident))
        default: break
        }
        let pages = arguments.rest.firstWord
        let rings = ["page", "pages"].contains(pages.flag ?? pages.bare.folded)
        if rings { arguments.rest = arguments.rest.after(pages) }
        return try ended(&arguments, .drill(.start(String(word.bare), pages: rings), in: nil))
    }

    private func ended(_ arguments: inout Arguments, _ ask: Ask) throws(Slip) -> Ask {
        try arguments.end()
        return ask
    }
}
