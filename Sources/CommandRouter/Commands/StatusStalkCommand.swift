import Incidents

struct StatusStalkCommand: Command {
    let name = "status stalk"
    let aliases = ["stalk"]
    let group = CommandGroup.status
    let syntax = "!status stalk [always]"
    let summary = "Watches the monitors in this room and speaks when something changes; with `always`, each time."
    let examples = ["!status stalk", "!status stalk always", "!status stalk -a"]
    let next = ["status unstalk", "status"]
    let reads = Reading.words
    let flags = ["a", "always"]

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { return .stalk(always: false) }
        let flag = word.flag ?? word.bare.folded
        guard flag == "always" || flag == "a" && word.flag != nil, arguments.isEmpty else {
            throw .invalid(
                "I do not know \(word.shortened) here. Write \(code: "!status stalk") or "
                    + "\(code: "!status stalk always").")
        }
        return .stalk(always: true)
    }
}
