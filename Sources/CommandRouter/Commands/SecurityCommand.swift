import Incidents

struct SecurityCommand: Command {
    let name = "security"
    let group = CommandGroup.incident
    let syntax = "!security [title]"
    let summary =
        "Hands it to the security team in private, under a codename. In an incident's room, that one becomes private."
    let details = [
        "The security team and the incident commanders on call are paged; the pages say no content.",
        "Whoever else reads the room where it is typed learns nothing. What you typed stands there all the same: where the "
            + "chat has slash commands, `/sitrep security` is seen by nobody.",
        "Only those who are let in see it: `!grant` shows who.",
    ]
    let examples = ["!security", "!security a key was published", "!security INC-3"]
    let next = ["grant", "revoke", "ic me", "update"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .security(title: try arguments.optionalTitle(), in: arguments.incident)
    }
}
