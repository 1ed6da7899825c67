import Incidents

struct ICWhoCommand: Command {
    let name = "ic who"
    let aliases = ["who"]
    let group = CommandGroup.paging
    let syntax = "!ic who <user>"
    let summary = "Shows how to reach somebody: numbers, and the ways a page takes."
    let examples = ["!ic who @bob", "!ic who Bob"]
    let next = ["ic page", "oncall"]
    let reads = Reading.words

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        arguments.skip("is")
        return .query(.who(try arguments.name("the person to look up")), in: nil)
    }
}
