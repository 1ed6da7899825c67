import Incidents

struct RollCallCommand: Command {
    let name = "rollcall"
    let aliases = ["roll call", "roll-call"]
    let group = CommandGroup.command
    let syntax = "!rollcall [new]"
    let summary = "Asks everybody who has a role or was paged whether they are here, and says who is missing."
    let details = ["Within a quarter of an hour it shows the last one again; `new` begins another."]
    let examples = ["!rollcall", "!rollcall new"]
    let next = ["here", "ic page", "roles"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { return .act(.callRoll(isNew: false), in: arguments.incident) }
        guard ["new", "again"].contains(word.bare.folded), arguments.isEmpty else {
            throw .unexpected(String(word.bare))
        }
        return .act(.callRoll(isNew: true), in: arguments.incident)
    }
}
