import Incidents

struct OnCallCalendarCommand: Command {
    let name = "oncall calendar"
    let group = CommandGroup.onCall
    let syntax = "!oncall calendar"
    let summary = "Gives you an address with which your own calendar shows your shifts."
    let examples = ["!oncall calendar"]
    let next = ["oncall mine"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .duty(.calendar)
    }
}
