import Incidents

struct BizleadCommand: Command {
    let name = "bizlead"
    let group = CommandGroup.paging
    let syntax = "!bizlead"
    let summary = "Shows the business leads on call: the line `bizlead` of the configuration."
    let examples = ["!bizlead"]
    let next = ["bizlead page", "ic responders"]
    let reads = Reading.words

    static let line = "bizlead"

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        try arguments.end()
        return .duty(.show(Self.line))
    }
}
