import Incidents

struct ICRespondersCommand: Command {
    let name = "ic responders"
    let aliases = ["responders"]
    let group = CommandGroup.paging
    let syntax = "!ic responders"
    let summary = "Shows who is on call for every team, with their numbers."
    let examples = ["!ic responders"]
    let next = ["ic page", "ic who", "oncall"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.responders, in: nil)
    }
}
