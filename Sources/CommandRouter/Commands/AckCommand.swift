import Incidents

struct AckCommand: Command {
    let name = "ack"
    let aliases = ["acknowledge", "acked"]
    let group = CommandGroup.paging
    let syntax = "!ack [text]"
    let summary = "Says that you have your page and are on it; words behind it are kept."
    let examples = ["!ack", "!ack on my way"]
    let next = ["ic me", "brief", "status"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Do you have your page, and are on it?", otherwise: "If you cannot: `!ic page @somebody`",
        allowed: [
            "no problem", "no worries", "not a problem", "never better", "no idea", "no clue", "not sure what",
            "not sure why", "not sure where", "not sure how", "not sure yet", "cant tell", "cannot tell",
            "can not tell",
        ],
        starts: ["no", "not", "call", "page", "try", "dont", "do not", "busy", "help", "wrong"],
        anywhere: [
            "cannot", "cant", "can not", "unable", "unavailable", "wont", "will not", "decline", "declined", "refuse",
            "not me", "wrong person", "someone else", "somebody else", "not available", "not on call", "not on it",
            "not yet",
        ])

    /// Words after it are welcome; a number is not, because elsewhere it took the pager for as many minutes.
    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if arguments.rest.isNumber {
            throw .invalid("\(arguments.rest.bare.shortened) what? \(code: "!ack") alone acknowledges your page.")
        }
        guard let words = arguments.optionalText() else { return .act(.acknowledge, in: arguments.incident) }
        return .act(.acknowledgeSaying(words), in: arguments.incident)
    }
}
