import Incidents

struct ChecklistCommand: Command {
    let name = "checklist"
    let aliases = ["checklists"]
    let group = CommandGroup.work
    let syntax = "!checklist [name]"
    let summary = "Lists the checklists, or shows one with what is done, by whom and when."
    let examples = ["!checklist", "!checklist war-room", "!checklist before-resolved INC-3"]
    let next = ["check", "uncheck"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let name = arguments.rest.bare
        try Arguments.check(name, "A name", Limit.name)
        return .query(.checklist(name.isEmpty ? nil : String(name)), in: arguments.incident)
    }
}
