import Incidents

struct DecisionCommand: Command {
    let name = "decision"
    let aliases = ["decide", "decided"]
    let group = CommandGroup.work
    let syntax = "!decision <text>"
    let summary = "Writes down a decision, which counts as progress."
    let examples = ["!decision we fail over to eu-west"]
    let next = ["task", "update"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.decide(try arguments.text("a text")), in: arguments.incident)
    }
}
