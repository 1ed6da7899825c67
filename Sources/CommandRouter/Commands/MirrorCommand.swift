import Incidents

struct MirrorCommand: Command {
    let name = "mirror"
    let group = CommandGroup.incident
    let syntax = "!mirror on|off"
    let summary = "Shows what people say in one room of the incident in its others, or stops it."
    let examples = ["!mirror on", "!mirror off"]
    let next = ["status", "brief"]
    let reads = Reading.line

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard let word = arguments.word() else { throw .missing("on or off") }
        let isOn = word.bare.folded == "on"
        guard isOn || word.bare.folded == "off" else {
            throw .invalid(
                "I do not know \(word.shortened) here. Write \(code: "!mirror on") or \(code: "!mirror off").")
        }
        try arguments.end()
        return .act(.setMirror(isOn), in: arguments.incident)
    }
}
