import Incidents

struct SwoopCommand: Command {
    let name = "swoop"
    let group = CommandGroup.command
    let syntax = "!swoop [user|no]"
    let summary = "Asks somebody who outranks the commander: do you wish to take command? `no` is their other answer."
    let details = ["Without a name the alias `vp` is asked. Question and answer stand on the timeline."]
    let examples = ["!swoop @vic", "!swoop", "!swoop no"]
    let next = ["ic me", "brief"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if ["no", "none", "decline", "declined", "n"].contains(arguments.rest.bare.folded) {
            return .act(.declineSwoop, in: arguments.incident)
        }
        return .act(.askSwoop(try arguments.optionalName()), in: arguments.incident)
    }
}
