import Incidents

struct StatusUnstalkCommand: Command {
    let name = "status unstalk"
    let aliases = ["unstalk"]
    let group = CommandGroup.status
    let syntax = "!status unstalk"
    let summary = "Ends the watch of this room."
    let examples = ["!status unstalk"]
    let next = ["status"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .unstalk
    }
}
