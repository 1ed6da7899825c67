import Incidents

struct StreamNoteCommand: Command {
    let name = "stream note"
    let aliases = ["stream milestone"]
    let group = CommandGroup.work
    let syntax = "!stream note <name> <text>"
    let summary = "Says what a workstream has reached, which every main room of the incident hears."
    let examples = ["!stream note db the replica is back"]
    let next = ["stream", "stream close"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let words = try arguments.text("the workstream's name and a text")
        return .act(.stream(.milestone(words, isNamed: true)), in: arguments.incident)
    }
}
