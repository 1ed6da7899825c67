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
    let doubt: Doubt? = Doubt(
        "Was data lost?", otherwise: "If nobody knows yet: `!note`",
        opposites: ["false alarm", "nothing lost", "unknown", "over", "resolved", "fixed", "recovered", "restored"],
        // In doubt it is taken for lost.
        allowed: [
            "not sure", "not known", "not clear", "not yet known", "not yet clear", "not all", "not only", "not just",
            "dont know", "do not know", "no idea", "nothing left",
        ],
        starts: [
            "no data", "no loss", "nothing", "none", "not", "dont", "do not", "false alarm", "we did not", "we didnt",
            "isnt", "wasnt", "hold on", "wait",
        ])

    let flags = ["real"]

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let whole = arguments.rest
        let isReal = try arguments.flags(flags).contains("real")
        let practice = isReal ? nil : Practice(arguments.rest)
        let what = try arguments.optionalTitle()
        if let practice { throw practice.question(asTyped(arguments), of: whole) }
        return .dataLoss(what: what, in: arguments.incident)
    }
}
