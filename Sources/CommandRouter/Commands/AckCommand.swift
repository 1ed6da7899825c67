import Incidents

struct AckCommand: Command {
    let name = "ack"
    let aliases = ["acknowledge", "acked"]
    let group = CommandGroup.paging
    let syntax = "!ack"
    let summary = "Says that you have your page and are on it."
    let examples = ["!ack", "!ack on my way"]
    let next = ["ic me", "brief", "status"]
    let reads = Reading.text

    /// Words after it are welcome; a number is not, because elsewhere it took the pager for as many minutes.
    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if arguments.rest.isNumber {
            throw .invalid("\(arguments.rest.bare.shortened) what? \(code: "!ack") alone acknowledges your page.")
        }
        return .act(.acknowledge, in: arguments.incident)
    }
}
