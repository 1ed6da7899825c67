import Incidents

struct VendorCommand: Command {
    let name = "vendor"
    let aliases = ["vendors"]
    let group = CommandGroup.work
    let syntax = "!vendor [name] [ticket|closed]"
    let summary = "Keeps a vendor's ticket at hand in the room and in `!status`; alone, it lists them."
    let details = ["The same vendor with another ticket changes it. A name of more words stands in quotes."]
    let examples = ["!vendor cloudco 4711", "!vendor cloudco closed", "!vendor"]
    let next = ["status", "task"]
    let reads = Reading.text

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        guard !arguments.isEmpty else { return .query(.vendors, in: arguments.incident) }
        let last = arguments.rest.lastWord
        if Self.isEnd(last) {
            let name = arguments.rest.before(last).unquoted
            guard !name.isEmpty else { throw .missing("a vendor's name") }
            try Arguments.check(name, "A vendor", Limit.name)
            return .act(.closeVendor(String(name)), in: arguments.incident)
        }
        let name = Self.takeName(&arguments)
        try Arguments.check(name[...], "A vendor", Limit.name)
        arguments.skip("ticket", "case", "is")
        let rest = arguments.rest.bare
        guard !rest.isEmpty else { throw .missing("the number of the ticket, or closed") }
        try Arguments.check(rest, "A ticket", Limit.title)
        return .act(.noteVendor(name, ticket: String(rest)), in: arguments.incident)
    }

    private static func isEnd(_ word: Substring) -> Bool { ["closed", "close", "done"].contains(word.bare.folded) }

    private static func takeName(_ arguments: inout Arguments) -> String {
        arguments.quoted() ?? String(arguments.word()?.bare ?? "")
    }
}
