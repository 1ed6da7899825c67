import Incidents

struct InviteCommand: Command {
    let name = "invite"
    let aliases = ["login"]
    let group = CommandGroup.help
    let syntax = "!invite [person]"
    let summary = "Whispers a link into the rooms on the web: to you, or to somebody else."
    let details = [
        "The link is for that person alone, works once and for a day. Where the chat cannot whisper nothing is shown; "
            + "`sitrep invite <person>` on the server prints one."
    ]
    let examples = ["!invite", "!invite @bob"]
    let next = ["help"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        .invite(try arguments.optionalName())
    }
}
