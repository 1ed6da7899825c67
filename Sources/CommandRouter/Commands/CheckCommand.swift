import Incidents

struct CheckCommand: Command {
    let name = "check"
    let aliases = ["tick"]
    let group = CommandGroup.work
    let syntax = "!check <n> [checklist]"
    let summary = "Ticks a point of a checklist, or several."
    let details = ["Without a name it is the list that was ticked last in this phase, else the list of the phase."]
    let examples = ["!check 3", "!check 3 war-room", "!check 1 2 5 before-resolved"]
    let next = ["checklist", "uncheck"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let (numbers, list) = try arguments.points()
        return .act(.checklist(.tick(numbers, list: list)), in: arguments.incident)
    }
}

struct UncheckCommand: Command {
    let name = "uncheck"
    let aliases = ["untick"]
    let group = CommandGroup.work
    let syntax = "!uncheck <n> [checklist]"
    let summary = "Opens a ticked point of a checklist again."
    let examples = ["!uncheck 3", "!uncheck 3 war-room"]
    let next = ["checklist", "check"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let (numbers, list) = try arguments.points()
        return .act(.checklist(.untick(numbers, list: list)), in: arguments.incident)
    }
}

extension Arguments {
    /// `3`, `1 2 5 war-room`, `war-room 3`, `#3, 4`.
    fileprivate mutating func points() throws(Slip) -> ([Int], String?) {
        var numbers: [Int] = []
        var words: [String] = []
        let example = typed
        for word in rest.unicodeScalars.split(whereSeparator: { $0.isSpace || $0 == "," }).map(Substring.init) {
            guard word.isNumber else {
                if !["and", "of"].contains(word.folded) { words.append(String(word.bare)) }
                continue
            }
            guard let number = word.number, number > 0 else {
                throw .invalid("\(word.shortened) is no point's number. Write \(code: "\(example) 3 war-room").")
            }
            numbers.append(number)
        }
        rest = ""
        guard !numbers.isEmpty else { throw .missing("the number of a point") }
        guard numbers.count <= 50 else {
            throw .invalid("I tick at most 50 points at once. Write \(code: "\(example) 3 war-room").")
        }
        let list = words.joined(separator: " ")
        try Self.check(list[...], "A name", Limit.name)
        return (numbers, list.isEmpty ? nil : list)
    }
}
