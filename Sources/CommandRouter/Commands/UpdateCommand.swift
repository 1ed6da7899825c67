import Incidents

struct UpdateCommand: Command {
    let name = "update"
    let group = CommandGroup.update
    let syntax = "!update <text, or fields>"
    let summary = "Tells the room where things stand; the next reminder starts to count from here."
    let details = [
        "Fields: `status:` `impact:` `theory:` `last:` `next:` `by:` `eta:`, on one line or on several; words without a "
            + "field are the status.",
        "`eta: 20m` or `eta: 14:38 UTC` says when the next update comes; `started:` and `trigger:` set the start and the "
            + "cause. What has no field is kept as text.",
    ]
    let examples = [
        "!update db restarted, errors falling",
        "!update theory: pool exhausted next: raise the limit by: ana eta: 20m",
        "!update\nSTATUS: investigating\nIMPACT: 12 % of checkouts\nETA TO UPDATE: 14:38 UTC",
    ]
    let next = ["nextupdate", "identified", "mitigated"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let what = "a text"
        let update = try UpdateText(try arguments.text(what)[...])
        if update.fields.isEmpty, update.aside.isEmpty { throw .missing(what) }
        return .act(.update(update.fields, next: update.next, beside: update.aside), in: arguments.incident)
    }
}
