import Incidents

struct TitleCommand: Command {
    let name = "title"
    let group = CommandGroup.incident
    let syntax = "!title [text]"
    let summary = "Says the incident's title, or changes it."
    let examples = ["!title checkout fails for cards", "!title"]
    let next = ["impact", "severity"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let title = try arguments.optionalTitle() else { return .query(.title, in: arguments.incident) }
        return .act(.setTitle(title), in: arguments.incident)
    }
}
