import Incidents

struct ICPageCommand: Command {
    let name = "ic page"
    let aliases = ["page"]
    let group = CommandGroup.paging
    let syntax = "!ic page [user|team|responders] [reason]"
    let summary =
        "Pages the incident commanders on call, all at once; or one person, a team, or everybody. Never hesitate."
    let details = [
        "Where the room has no incident, one is declared with the reason as its title.",
        "Name somebody with a mention, or as the only word; more words without a mention are the reason.",
        "`!ic page responders` is all hands: it tells how many people that is, and pages them when you say `yes`.",
    ]
    let examples = [
        "!ic page", "!ic page checkout is down", "!ic page @bob the pool is empty", "!ic page database",
        "!ic page INC-3 it is back", "!ic page responders",
    ]
    let next = ["page status", "ack", "ic me", "status"]
    let reads = Reading.all

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let id = arguments.rest.firstWord.incident
        if id != nil { arguments.rest = arguments.rest.after(arguments.rest.firstWord) }
        if let mention = Mention(leading: arguments.rest) {
            arguments.rest = mention.rest
            return .page(.named(mention.person, reason: arguments.optionalText()), in: id)
        }
        if arguments.rest.firstWord.folded == "responders" { return allHands(&arguments, in: id) }
        let word = arguments.rest.bare
        // One word, or several in quotes, may be a person or a team; where they are not, the core takes them as reason.
        if !word.isEmpty, word == word.firstWord || arguments.rest.isQuoted, word.utf8.count <= Limit.name {
            return .page(.named(PersonName(word.folded == "me" ? "me" : String(word)), reason: nil), in: id)
        }
        return .page(.commanders(reason: arguments.optionalText()), in: id)
    }

    /// `responders`, `responders yes`, `responders yes INC-3`, `responders the whole site is down`
    private func allHands(_ arguments: inout Arguments, in id: IncidentID?) -> Ask {
        arguments.rest = arguments.rest.after(arguments.rest.firstWord)
        let word = arguments.rest.firstWord
        let isConfirmed = ["yes", "y", "confirm", "now"].contains(word.folded)
        if isConfirmed { arguments.rest = arguments.rest.after(word) }
        let named = arguments.rest.firstWord.incident
        if named != nil { arguments.rest = arguments.rest.after(arguments.rest.firstWord) }
        return .page(.everyTeam(isConfirmed: isConfirmed, reason: arguments.optionalText()), in: id ?? named)
    }
}
