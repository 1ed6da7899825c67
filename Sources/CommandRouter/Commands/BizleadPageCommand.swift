import Incidents

struct BizleadPageCommand: Command {
    let name = "bizlead page"
    let group = CommandGroup.paging
    let syntax = "!bizlead page [reason]"
    let summary = "Pages the business leads on call: for decisions that money or customers depend on."
    let examples = ["!bizlead page", "!bizlead page may we turn off payments?"]
    let next = ["page status", "ic responders"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .page(.line(BizleadCommand.line, reason: arguments.optionalText()), in: arguments.incident)
    }
}
