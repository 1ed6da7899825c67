import Incidents

extension Arguments {
    /// Numbers of a checklist's points, and its name: `3`, `1 2 5 war-room`, `war-room 3`, `#3, 4`.
    mutating func points() throws(Slip) -> ([Int], String?) {
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
