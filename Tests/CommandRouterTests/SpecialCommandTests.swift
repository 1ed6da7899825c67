import CommandRouter
import Incidents
import Testing

@Suite struct `Commands of the special cases` {
    @Test(arguments: [
        ("!security", "security -"), ("!security a key was published", "security \"a key was published\""),
        ("!security INC-3 looks odd", "security \"looks odd\" in INC-3"),
        ("!grant", "show audience"), ("!grant INC-4", "show audience in INC-4"), ("!grant @bob", "grant <@bob>"),
        ("!grant to bob INC-4", "grant <bob> in INC-4"), ("!revoke Bob Stone", "revoke <Bob Stone>"),
        ("!dataloss", "data loss -"), ("!data-loss INC-3 orders", "data loss \"orders\" in INC-3"),
        ("!vendor", "show vendors"), ("!vendors INC-3", "show vendors in INC-3"),
        ("!vendor cloudco 4711", "vendor \"cloudco\" ticket \"4711\""),
        ("!vendor INC-3 cloudco ticket 4711.", "vendor \"cloudco\" ticket \"4711\" in INC-3"),
        ("!vendor snow INC0012345", "vendor \"snow\" ticket \"INC0012345\""),
        ("!vendor \"Deep DNS\" case D-77", "vendor \"Deep DNS\" ticket \"D-77\""),
        ("!vendor cloudco closed", "vendor \"cloudco\" closed"), ("!vendor cloudco Done.", "vendor \"cloudco\" closed"),
        ("!vendor Deep DNS closed", "vendor \"Deep DNS\" closed"),
        ("!vendor \"Deep DNS\" closed", "vendor \"Deep DNS\" closed"),
    ]) func `are read as people type them`(typed: String, read: String) {
        #expect(routed(typed) == read)
    }

    @Test func `what is missing is asked for with an example`() {
        #expect(routed("!revoke") == "`!revoke` needs somebody. For example: `!revoke @bob`")
        #expect(routed("!vendor cloudco").hasPrefix("`!vendor` needs the number of the ticket, or closed."))
    }

    @Test func `every command that can be kept to some is one`() {
        // All hands are a kind of paging, kept apart because they wake everybody.
        let names = Set(CommandRouter.commands.map(\.name) + ["ic page responders"])
        #expect(Set(Permission.commands).isSubset(of: names))
        #expect(Permission.callsForHelp.isSubset(of: Permission.commands))
    }

    @Test(arguments: CommandRouter.commands.flatMap(\.examples))
    func `whatever changes something can be kept to some`(example: String) {
        guard case .ask(let ask) = CommandRouter(prefix: "!").route(example), let command = ask.restrictable else {
            return
        }
        #expect(Permission.commands.contains(command))
    }
}
