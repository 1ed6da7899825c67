import Incidents

struct SyncDoneCommand: Command {
    let name = "sync done"
    let aliases = ["sync over"]
    let group = CommandGroup.work
    let syntax = "!sync done [next 15:30] [goal …]"
    let summary = "Ends the sync meeting: shows who has what, and says when the next one is."
    let examples = ["!sync done", "!sync done next 15:30", "!sync done next in 30m goal is the rollback through?"]
    let next = ["sync", "task", "update"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("next")
        guard !arguments.isEmpty else { return .act(.sync(.held(next: nil, goal: nil)), in: arguments.incident) }
        if ["goal", "goal:"].contains(arguments.rest.firstWord.folded) {
            return .act(.sync(.held(next: nil, goal: try arguments.goal())), in: arguments.incident)
        }
        guard let when = try arguments.nextMoment() else {
            throw .invalid(
                "I do not read \(arguments.rest.shortened) as a time. Write \(code: "!sync done next 15:30"), or "
                    + "\(code: "!sync done") alone.")
        }
        return .act(.sync(.held(next: when, goal: try arguments.goal())), in: arguments.incident)
    }
}
