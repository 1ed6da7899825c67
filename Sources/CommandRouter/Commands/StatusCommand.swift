import Incidents

struct StatusCommand: Command {
    let name = "status"
    let group = CommandGroup.status
    let syntax = "!status"
    let summary = "Shows the systems as the monitors see them, and the incident of this room."
    let examples = ["!status", "!status INC-3"]
    let next = ["status stalk", "brief", "timers"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .query(.status, in: arguments.incident)
    }
}
