import Incidents

struct ICPageCommand: Command {
    let name = "ic page"
    let aliases = ["page"]
    let group = CommandGroup.paging
    let syntax = "!ic page [user|team] [reason]"
    let summary = "Pages the incident commanders on call, all at once; or one person or team. Never hesitate."
    let details = [
        "Where the room has no incident, one is declared with the reason as its title.",
        "Name somebody with a mention, or as the only word; more words without a mention are the reason.",
    ]
    let examples = ["!ic page", "!ic page checkout is down", "!ic page @bob the pool is empty", "!ic page database"]
    let next = ["ack", "ic me", "status"]
    let reads = Reading.all

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if let mention = Mention(leading: arguments.rest) {
            arguments.rest = mention.rest
            return .page(.named(mention.person, reason: arguments.optionalText()))
        }
        let word = arguments.rest.bare
        if let id = word.incident {
            throw .invalid("Write \(code: "!ic page") in the room of \(id), or with a reason.")
        }
        // One word, or several in quotes, may be a person or a team; where they are not, the core takes them as reason.
        if !word.isEmpty, word == word.firstWord || arguments.rest.isQuoted, word.utf8.count <= Limit.name {
            return .page(.named(PersonName(word.folded == "me" ? "me" : String(word)), reason: nil))
        }
        return .page(.commanders(reason: arguments.optionalText()))
    }
}
