import Incidents

struct SyncCancelCommand: Command {
    let name = "sync cancel"
    let group = CommandGroup.work
    let syntax = "!sync cancel"
    let summary = "Calls the next sync meeting off, and those that would follow it."
    let examples = ["!sync cancel"]
    let next = ["sync", "tasks"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .act(.sync(.cancel), in: arguments.incident)
    }
}
