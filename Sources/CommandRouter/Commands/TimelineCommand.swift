import Incidents

struct TimelineCommand: Command {
    let name = "timeline"
    let group = CommandGroup.status
    let syntax = "!timeline [count]"
    let summary = "Shows the last entries of the incident's log (20)."
    let examples = ["!timeline", "!timeline 50"]
    let next = ["note", "brief"]
    let reads = Reading.line

    private static let most = 100

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { return .query(.timeline(count: 20), in: arguments.incident) }
        guard word.isNumber else { throw .unexpected(word.bare.isEmpty ? String(word) : String(word.bare)) }
        guard let count = word.number, (1...Self.most).contains(count) else {
            throw .invalid("I show 1 to \(Self.most) entries. Write \(code: "!timeline 50").")
        }
        try arguments.end()
        return .query(.timeline(count: count), in: arguments.incident)
    }
}
