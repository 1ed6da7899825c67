import Incidents

struct StreamCommand: Command {
    let name = "stream"
    let aliases = ["streams", "workstreams"]
    let group = CommandGroup.work
    let syntax = "!stream"
    let summary = "Lists the workstreams: who leads each, since when, and what it reached last."
    let examples = ["!stream", "!stream INC-3"]
    let next = ["stream open", "stream note", "milestone"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.streams, in: arguments.incident)
    }
}
