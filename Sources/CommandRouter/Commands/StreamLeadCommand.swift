import Incidents

struct StreamLeadCommand: Command {
    let name = "stream lead"
    let group = CommandGroup.work
    let syntax = "!stream lead [name] <user>"
    let summary = "Gives a workstream to somebody; without a name the one of this thread or room."
    let examples = ["!stream lead db @bob", "!stream lead db me"]
    let next = ["stream", "stream note"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        var name: String?
        let isPerson = Mention(leading: arguments.rest) != nil || arguments.rest.bare == arguments.rest.firstWord.bare
        if !isPerson, let word = arguments.word() { name = String(word.bare.folded) }
        let person = try arguments.name("the person who leads")
        return .act(.stream(.lead(name: name, person)), in: arguments.incident)
    }
}
