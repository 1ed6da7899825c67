import Incidents

struct MergeCommand: Command {
    let name = "merge"
    let group = CommandGroup.phase
    let syntax = "!merge [INC-3 into] <INC-2>"
    let summary = "Ends this incident as part of another one."
    let examples = ["!merge INC-2", "!merge INC-3 into INC-2"]
    let next = ["incidents", "timeline"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("into", "with")
        let first = try Self.incident(&arguments)
        guard !arguments.isEmpty else { return .act(.merge(into: first), in: nil) }
        guard arguments.word()?.folded == "into" else {
            throw .invalid("Which into which? Write \(code: "!merge INC-3 into INC-2"), and INC-3 ends.")
        }
        let second = try Self.incident(&arguments)
        try arguments.end()
        guard first != second else { throw .invalid("\(first) cannot be merged into itself.") }
        return .act(.merge(into: second), in: first)
    }

    private static func incident(_ arguments: inout Arguments) throws(Slip) -> IncidentID {
        guard let word = arguments.word() else { throw .missing("the incident that goes on") }
        if let id = word.incident { return id }
        let number = word.number.map(String.init) ?? "2"
        if word.isNumber { throw .invalid("\(word.bare.shortened) what? Write \(code: "!merge INC-\(number)").") }
        throw .invalid("\(word.shortened) is no incident. Write \(code: "!merge INC-2").")
    }
}
