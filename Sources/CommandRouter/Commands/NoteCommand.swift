import Incidents

struct NoteCommand: Command {
    let name = "note"
    let group = CommandGroup.work
    let syntax = "!note <text>"
    let summary = "Writes something down on the timeline."
    let examples = ["!note db-2 restarted by hand", "!note INC-3 vendor ticket 4711"]
    let next = ["timeline", "decision"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .act(.note(try arguments.text("a text")), in: arguments.incident)
    }
}
