import Incidents

struct DataLossCommand: Command {
    let name = "dataloss"
    let aliases = ["data-loss"]
    let group = CommandGroup.incident
    let syntax = "!dataloss [what]"
    let summary =
        "Data was lost: the worst severity, legal and the managers told at once, and the executives without waiting."
    let details = ["Where the room has no incident, one is declared. It is told once."]
    let examples = ["!dataloss orders of the last hour", "!dataloss"]
    let next = ["update", "note", "impact"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .dataLoss(what: try arguments.optionalTitle(), in: arguments.incident)
    }
}
