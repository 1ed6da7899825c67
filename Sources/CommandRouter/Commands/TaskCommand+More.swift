import Incidents

extension TaskCommand {
    /// `3 more 10m`; without a length ten minutes. `3 more nodes are down` is a task.
    static func extended(_ text: Substring) throws(Slip) -> Act? {
        let first = text.firstWord
        let rest = text.after(first)
        let word = rest.firstWord
        guard first.isNumber, let number = first.number, number > 0,
            ["more", "extend", "+"].contains(word.folded)
        else { return nil }
        let tail = rest.after(word)
        if tail.bare.isEmpty { return .extendTask(number, by: .minutes(10)) }
        switch SaidDuration(tail) {
        case .unreadable: return nil
        case .duration, .noUnit, .notPositive, .tooLong:
            return .extendTask(number, by: try Arguments.duration(tail) { "!task \(number) more \($0)" })
        }
    }
}
