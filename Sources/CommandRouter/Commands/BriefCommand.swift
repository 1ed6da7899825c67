import Incidents

struct BriefCommand: Command {
    let name = "brief"
    let group = CommandGroup.status
    let syntax = "!brief"
    let summary = "Sums it up for whoever joins late."
    let examples = ["!brief", "!brief INC-3"]
    let next = ["roles", "timeline"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.brief, in: arguments.incident)
    }
}
