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
    let doubt: Doubt? = Doubt(
        "Does it concern security?", otherwise: "To make a private incident everybody’s again: `!security undo`",
        opposites: [
            "public", "open", "end", "ended", "lift", "back", "revert", "close", "closed", "over", "done", "resolved",
            "false alarm", "private no more", "reopen", "remove", "delete", "clear", "make public", "make open",
        ],
        starts: [
            "not yet", "not a security", "not security", "no security", "no longer", "dont",
            "do not", "false alarm", "make it public", "make public", "hold on", "it is not", "its not", "no it",
        ], mayEndAsking: true)

    let flags = ["real"]

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let whole = arguments.rest
        let isReal = try arguments.flags(flags).contains("real")
        if let id = Self.undone(arguments.rest) { return .act(.liftPrivacy, in: id ?? arguments.incident) }
        if Self.isNearlyUndo(arguments.rest) {
            let meant = asTyped(arguments) + " undo"
            throw .askBack(
                "Did you mean \(code: "!" + meant)? Nothing was done. \(code: "yes") makes it everybody’s again.",
                yes: meant)
        }
        let practice = isReal ? nil : Practice(arguments.rest)
        let title = try arguments.optionalTitle()
        if let practice { throw practice.question(asTyped(arguments), of: whole) }
        return .security(title: title, in: arguments.incident)
    }

    /// `undo`, `undo INC-3`; nil where it is no such word.
    private static func undone(_ text: Substring) -> IncidentID?? {
        let first = text.firstWord
        guard first.bare.folded == "undo" else { return nil }
        let rest = text.after(first)
        if rest.isEmpty { return .some(nil) }
        return rest.incident.map { .some($0) }
    }

    /// `undoo`, `un-do it`, `undo please`.
    private static func isNearlyUndo(_ text: Substring) -> Bool {
        let first = text.firstWord.bare.folded
        guard !text.isQuoted, !first.isEmpty else { return false }
        return first == "undo" || first == "un-do"
            || text.after(text.firstWord).isEmpty && !Nearness.nearest(to: first, among: ["undo"]).isEmpty
    }
}
