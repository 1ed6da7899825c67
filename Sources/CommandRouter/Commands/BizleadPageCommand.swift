import Incidents

struct BizleadPageCommand: Command {
    let name = "bizlead page"
    let group = CommandGroup.paging
    let syntax = "!bizlead page [reason]"
    let summary = "Pages the business leads on call: for decisions that money or customers depend on."
    let examples = ["!bizlead page", "!bizlead page may we turn off payments?"]
    let details = [
        "Names in the reason are asked about: they would not be paged. `because` in front makes it the reason."
    ]
    let next = ["page status", "ic responders"]
    let reads = Reading.text
    let doubt: Doubt? = Doubt(
        "Shall the business leads be paged?", otherwise: "Who they are: `!bizlead`",
        starts: ["not yet", "dont", "do not"],
        mayEndAsking: true)

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let reason = arguments.optionalText().map { Mention.plain($0[...]) }
        return .page(.line(BizleadCommand.line, reason: reason), in: arguments.incident)
    }
}
