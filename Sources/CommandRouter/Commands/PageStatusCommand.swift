import Incidents

struct PageStatusCommand: Command {
    let name = "page status"
    let aliases = ["pages"]
    let group = CommandGroup.paging
    let syntax = "!page status"
    let summary = "Shows every page of the incident: whom it reached, who answered, and what follows next."
    let examples = ["!page status", "!page status INC-3"]
    let next = ["ack", "ic page", "timers"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.pages, in: arguments.incident)
    }
}
