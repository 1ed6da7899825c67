import Incidents

struct OnCallSwapCommand: Command {
    let name = "oncall swap"
    let aliases = ["oncall give"]
    let group = CommandGroup.onCall
    let syntax = "!oncall swap <user> <when>"
    let summary = "Gives your shifts of that time to somebody else."
    let details = ["Days are whole ones: `2026-12-24..26` ends at the end of the 26th, on the wall of the schedule."]
    let examples = [
        "!oncall swap @bob 2026-12-24..26", "!oncall swap @bob tomorrow",
        "!oncall swap bob friday 18:00 to monday 09:00",
    ]
    let next = ["oncall mine", "oncall undo"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("with", "to")
        let person: PersonName
        if let mention = Mention(leading: arguments.rest) {
            person = mention.person
            arguments.rest = mention.rest
        } else {
            guard let word = arguments.word(), !word.bare.isEmpty else { throw .missing("the person who stands in") }
            person = PersonName(String(word.bare))
        }
        arguments.skip("on")
        let when = try arguments.text("the time, for example \("2026-12-24..26")")
        return .duty(.give(to: person, when))
    }
}
