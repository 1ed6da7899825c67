import Incidents

struct OnCallCommand: Command {
    let name = "oncall"
    let aliases = ["on-call"]
    let group = CommandGroup.onCall
    let syntax = "!oncall [team] [when]"
    let summary = "Shows who is on call: everywhere or for one team, now, at another time, or through it."
    let examples = [
        "!oncall", "!oncall database", "!oncall network team friday 18:00", "!oncall tomorrow",
    ]
    let next = ["oncall mine", "ic responders", "ic page"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("for", "of")
        return .duty(.show(arguments.optionalText()))
    }
}
