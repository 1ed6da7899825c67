import Incidents

struct CauseCommand: Command {
    let name = "cause"
    let aliases = ["trigger"]
    let group = CommandGroup.incident
    let syntax = "!cause <text>"
    let summary = "Notes what set it off, as far as it is known."
    let examples = ["!cause deploy 4711 doubled the connections"]
    let next = ["identified", "decision"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.setCause(try arguments.text("a text")), in: arguments.incident)
    }
}
