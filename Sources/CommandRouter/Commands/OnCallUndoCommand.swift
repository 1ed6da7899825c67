import Incidents

struct OnCallUndoCommand: Command {
    let name = "oncall undo"
    let aliases = ["oncall cancel"]
    let group = CommandGroup.onCall
    let syntax = "!oncall undo"
    let summary = "Takes back what you arranged last, if it is not over."
    let examples = ["!oncall undo"]
    let next = ["oncall mine"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .duty(.undo)
    }
}
