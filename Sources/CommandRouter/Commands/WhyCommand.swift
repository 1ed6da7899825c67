import Incidents

struct WhyCommand: Command {
    let name = "why"
    let group = CommandGroup.status
    let syntax = "!why"
    let summary = "Says which rule made the bot speak by itself the last time."
    let examples = ["!why"]
    let next = ["timers"]
    let reads = Reading.line

    /// `!why did you page Bob?` asks the same: the words are not looked at.
    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .query(.why, in: arguments.incident)
    }
}
