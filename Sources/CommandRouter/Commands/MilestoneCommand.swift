import Incidents

struct MilestoneCommand: Command {
    let name = "milestone"
    let group = CommandGroup.work
    let syntax = "!milestone <text>"
    let summary = "In a workstream's own thread or room: says what it has reached, which every main room hears."
    let examples = ["!milestone the replica is back"]
    let next = ["stream", "stream close"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.stream(.milestone(try arguments.text("a text"), isNamed: false)), in: arguments.incident)
    }
}
