import Incidents

struct UncheckCommand: Command {
    let name = "uncheck"
    let aliases = ["untick"]
    let group = CommandGroup.work
    let syntax = "!uncheck <n> [checklist]"
    let summary = "Opens a ticked point of a checklist again."
    let examples = ["!uncheck 3", "!uncheck 3 war-room"]
    let next = ["checklist", "check"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let (numbers, list) = try arguments.points()
        return .act(.checklist(.untick(numbers, list: list)), in: arguments.incident)
    }
}
