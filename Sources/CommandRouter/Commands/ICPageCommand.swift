import Incidents

struct ICPageCommand: Command {
    let name = "ic page"
    let aliases = ["page"]
    let group = CommandGroup.paging
    let syntax = "!ic page [user|team|responders] [reason]"
    let summary =
        "Pages the incident commanders on call, all at once; or one person, a team, or everybody. Never hesitate."
    let details = [
        "Names come first: people, teams, lines or aliases, of any number of words, one or several: `@bob @ana join please`, "
            + "`vera vance and database`, `bob,vera`. They are paged, and nobody else. What follows them is the reason; "
            + "without a name the commanders are paged for it.",
        "What nearly is a name, may be one, or stands mixed with other words is asked about. `because` makes all behind it "
            + "the reason.",
        "`INC-3` stands first, or behind the names. A severity, a question and `nobody` page nobody.",
        "Where the room has no incident, one is declared with the reason as its title. Where it is over, `!reopen` is "
            + "offered; `--new` declares another one.",
        "`!ic page responders` is all hands: it tells how many people that is, and pages them when you say `yes`.",
    ]
    let examples = [
        "!ic page", "!ic page checkout is down", "!ic page @bob the pool is empty", "!ic page bob and database",
        "!ic page INC-3 it is back", "!ic page responders",
    ]
    let next = ["page status", "ack", "ic me", "status"]
    let reads = Reading.all
    let flags = ["new"]

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        var id = arguments.rest.firstWord.incident
        if id != nil { arguments.rest = arguments.rest.after(arguments.rest.firstWord) }
        let flags = try arguments.flags(["new"])
        if id == nil, let named = arguments.rest.firstWord.incident {
            id = named
            arguments.rest = arguments.rest.after(arguments.rest.firstWord)
        }
        if arguments.rest.firstWord.bare.folded == "responders" { return allHands(&arguments, in: id) }
        let isNew = flags.contains("new")
        let isWhole = arguments.rest.bare.isEmpty && !arguments.rest.unicodeScalars.contains("?")
        if isWhole, !isNew { return .page(.commanders(reason: nil), in: id) }
        return .page(.said(Mention.plain(arguments.rest), isNew: isNew), in: id)
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
