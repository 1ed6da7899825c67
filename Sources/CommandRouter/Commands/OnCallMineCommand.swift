import Incidents

struct OnCallMineCommand: Command {
    let name = "oncall mine"
    let group = CommandGroup.onCall
    let syntax = "!oncall mine"
    let summary = "Shows your own shifts of the next 60 days."
    let examples = ["!oncall mine"]
    let next = ["oncall swap", "oncall take", "oncall calendar"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .duty(.mine)
    }
}
