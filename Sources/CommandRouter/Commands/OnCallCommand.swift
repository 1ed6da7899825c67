import Incidents

struct OnCallCommand: Command {
    let name = "oncall"
    let aliases = ["on-call"]
    let group = CommandGroup.onCall
    let syntax = "!oncall [team] [when]"
    let summary = "Shows who is on call: everywhere or for one team, now or at another time."
    let examples = ["!oncall", "!oncall database", "!oncall database friday 18:00", "!oncall tomorrow"]
    let next = ["oncall mine", "ic responders", "ic page"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("for", "of")
        let name: String?
        if arguments.rest.isQuoted || arguments.rest.first == "\"" {
            name = String(arguments.rest.bare)
            arguments.rest = ""
        } else {
            name = arguments.word().map { String($0.bare) }
        }
        arguments.skip("at", "on")
        let when = arguments.optionalText()
        return .duty(.show(of: name, at: when))
    }
}
