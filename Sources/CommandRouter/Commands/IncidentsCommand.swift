import Incidents

struct IncidentsCommand: Command {
    let name = "incidents"
    let aliases = ["incident"]
    let group = CommandGroup.incident
    let syntax = "!incidents"
    let summary = "Lists the open incidents with their rooms."
    let examples = ["!incidents"]
    let next = ["status", "brief"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.incidents, in: nil)
    }
}
