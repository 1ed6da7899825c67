import Incidents

struct OnCallLoadCommand: Command {
    let name = "oncall load"
    let group = CommandGroup.onCall
    let syntax = "!oncall load [weeks]"
    let summary =
        "Shows how incidents, pages and nights were shared out (4 weeks); more than two incidents a week is flagged."
    let examples = ["!oncall load", "!oncall load 12w"]
    let next = ["oncall", "oncall mine"]
    let reads = Reading.words

    private static let most = 52

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { return .duty(.load(weeks: 4)) }
        let digits = word.bare.folded.prefix { ("0"..."9").contains($0) }
        guard let weeks = Int(digits), (1...Self.most).contains(weeks) else {
            throw .invalid("I count 1 to \(Self.most) weeks. Write \(code: "!oncall load 12w").")
        }
        arguments.skip("weeks", "week", "w")
        try arguments.end()
        return .duty(.load(weeks: weeks))
    }
}
