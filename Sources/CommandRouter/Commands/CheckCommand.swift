import Incidents

struct CheckCommand: Command {
    let name = "check"
    let aliases = ["tick"]
    let group = CommandGroup.work
    let syntax = "!check <n> [checklist]"
    let summary = "Ticks a point of a checklist, or several."
    let details = ["Without a name it is the list that was ticked last in this phase, else the list of the phase."]
    let examples = ["!check 3", "!check 3 war-room", "!check 1 2 5 before-resolved"]
    let next = ["checklist", "uncheck"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let (numbers, list) = try arguments.points()
        return .act(.checklist(.tick(numbers, list: list)), in: arguments.incident)
    }
}
