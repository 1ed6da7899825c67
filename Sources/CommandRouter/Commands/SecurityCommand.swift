import Incidents

struct SecurityCommand: Command {
    let name = "security"
    let group = CommandGroup.incident
    let syntax = "!security [title|undo]"
    let summary =
        "Hands it to the security team in private, under a codename. In an incident's room, that one becomes private."
    let details = [
        "The security team and the incident commanders on call are paged; the pages say no content.",
        "Whoever else reads the room where it is typed learns nothing. What you typed stands there all the same: where the "
            + "chat has slash commands, `/sitrep security` is seen by nobody.",
        "Only those who are let in see it: `!grant` shows who.",
        "A live incident is made private by its commander, the deputy or the security team; while nobody commands, by "
            + "whoever declared it or is on call to command too. `!security undo` makes it everybody's again.",
        "Where nobody could enter a private room (rooms of our own, and no tokens), the room stays as it is: the team is "
            + "paged, and nothing of it goes to other rooms any more.",
    ]
    let examples = ["!security", "!security a key was published", "!security INC-3", "!security undo"]
    let next = ["grant", "revoke", "ic me", "update"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let title = try arguments.optionalTitle()
        if title?.lowercased() == "undo" { return .act(.liftPrivacy, in: arguments.incident) }
        return .security(title: title, in: arguments.incident)
    }
}
