import Incidents

struct StreamCloseCommand: Command {
    let name = "stream close"
    let aliases = ["stream done"]
    let group = CommandGroup.work
    let syntax = "!stream close [name] [result]"
    let summary = "Ends a workstream; without a name the one of this thread or room."
    let examples = ["!stream close db the replica serves reads again", "!stream close db"]
    let next = ["stream", "task"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.stream(.close(arguments.optionalText() ?? "")), in: arguments.incident)
    }
}
