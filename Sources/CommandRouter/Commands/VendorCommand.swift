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
        if ["list", "all", "show"].contains(arguments.rest.bare.folded) {
            return .query(.vendors, in: arguments.incident)
        }
        if let named = Self.closed(arguments.rest) {
            let name = named.unquoted
            guard !name.isEmpty else { throw .missing("a vendor's name") }
            try Arguments.check(name, "A vendor", Limit.name)
            return .act(.closeVendor(String(name)), in: arguments.incident)
        }
        let name = Self.takeName(&arguments)
        try Arguments.check(name[...], "A vendor", Limit.name)
        arguments.skip("ticket", "case", "is")
        let rest = arguments.rest.bare
        guard !rest.isEmpty else { throw .missing("the number of the ticket, or closed") }
        // `!vendor close cloudco`
        if Self.ends.contains(name.folded), !rest.unicodeScalars.contains(where: \.isDigit) {
            let meant = "\(asTyped(arguments)) \(rest) closed"
            throw .askBack("Did you mean \(code: "!" + meant)?", yes: meant)
        }
        // `!vendor cloudco closed it this morning`
        if Self.ends.contains(rest.firstWord.bare.folded), !rest.unicodeScalars.contains(where: \.isDigit) {
            let meant = "\(asTyped(arguments)) \"\(name)\" closed"
            throw .askBack(
                "Is it closed? Nothing was changed. \(code: "!" + meant), or \(code: "yes"). A ticket has a number: "
                    + "\(code: "!vendor \(name) 4711")", yes: meant)
        }
        try Arguments.check(rest, "A ticket", Limit.title)
        return .act(.noteVendor(name, ticket: String(rest)), in: arguments.incident)
    }

    /// The name before `closed`, `is closed`, `ticket closed now`; nil where the words do not end so.
    private static func closed(_ text: Substring) -> Substring? {
        var rest = text
        while ["now", "today", "already", "please", "thanks"].contains(rest.lastWord.bare.folded) {
            rest = rest.before(rest.lastWord)
        }
        guard ends.contains(rest.lastWord.bare.folded) else { return nil }
        rest = rest.before(rest.lastWord)
        while ["is", "ticket", "case", "has", "been", "now"].contains(rest.lastWord.folded) {
            rest = rest.before(rest.lastWord)
        }
        return rest
    }

    private static let ends: Set = ["closed", "close", "done", "resolved", "solved"]

    private static func takeName(_ arguments: inout Arguments) -> String {
        arguments.quoted() ?? String(arguments.word()?.bare ?? "")
    }
}
