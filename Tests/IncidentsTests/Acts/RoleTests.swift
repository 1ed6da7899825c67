import Incidents
import Testing

@Suite struct RoleTests {
    @Test func `whoever takes command is the commander and answers the page for one`() {
        var table = Table.declared()
        let decision = table.act(.takeCommand, by: "bob")
        #expect(table.incident.commander == "bob")
        #expect(decision.facts.last == .acknowledged(Acknowledged(person: "bob", pages: [2])))
        #expect(table.incident.acknowledgedAt == table.now)
    }

    @Test func `whoever takes command answers the pages that a rule sent too`() {
        var table = Table.declared()
        table.pass(.minutes(5))
        let waiting = table.incident.pages.filter { $0.paged.line == "ic" }.map(\.seq)
        #expect(waiting.count == 2)
        let decision = table.act(.takeCommand, by: "bob")
        #expect(decision.facts.last == .acknowledged(Acknowledged(person: "bob", pages: waiting)))
    }

    @Test func `taking command answers no page for another line`() {
        var table = Table.declared()
        table.ask(.page(.named(PersonName("database"), reason: nil)))
        table.act(.takeCommand, by: "ana")
        #expect(table.incident.pages.last?.acknowledgements.isEmpty == true)
    }

    @Test func `command passes on with the name of who had it`() {
        var table = Table.commanded()
        let decision = table.act(.handOff(to: PersonName("@bob")), by: "ana")
        #expect(decision.facts == [.roleGiven(RoleGiven(role: .commander, person: "bob", previous: "ana"))])
        #expect(table.incident.commander == "bob")
        #expect(table.incident.roles.count == 1)
    }

    @Test func `the commander does not hand over to herself`() {
        var table = Table.commanded()
        #expect(table.act(.handOff(to: PersonName("me")), by: "ana").refusal == .handOffToYourself)
        #expect(table.act(.handOff(to: PersonName("ana")), by: "dan").refusal == .alreadyHolds(.commander, "ana"))
        #expect(table.act(.takeCommand, by: "ana").refusal == .alreadyHolds(.commander, "ana"))
    }

    @Test(arguments: [
        ("ic", Role.commander), ("Commander", .commander), ("deputy", .deputy), ("backup-ic", .deputy),
        ("ops", .operations), ("Tech Lead", .operations), ("comms", .communications),
        ("communications-lead", .communications), ("scribe", .scribe), ("support", .customerLiaison),
        ("internal_liaison", .internalLiaison), ("SME", .expert),
    ])
    func `a role is understood as people say it`(said: String, role: Role) {
        var table = Table.declared()
        table.act(.giveRole(said, to: PersonName("cleo")))
        #expect(table.incident.holder(of: role) == "cleo")
    }

    @Test(arguments: Role.allCases)
    func `every role is understood by its own name`(role: Role) {
        #expect(Role(said: role.name) == role)
        #expect(Role(said: role.rawValue) == role)
    }

    @Test func `a role without a name goes to the speaker`() {
        var table = Table.declared()
        table.act(.giveRole("scribe", to: nil), by: "eve")
        #expect(table.incident.holder(of: .scribe) == "eve")
    }

    @Test func `a role has one holder, but experts are many`() {
        var table = Table.declared()
        for name in ["bob", "cleo"] {
            table.act(.giveRole("scribe", to: PersonName(name)))
            table.act(.giveRole("expert", to: PersonName(name)))
        }
        #expect(table.incident.roles.filter { $0.role == .scribe }.map(\.person) == ["cleo"])
        #expect(table.incident.roles.filter { $0.role == .expert }.map(\.person) == ["bob", "cleo"])
    }

    @Test func `an expert is not made an expert twice`() {
        var table = Table.declared()
        table.act(.giveRole("expert", to: PersonName("bob")))
        table.act(.giveRole("expert", to: PersonName("cleo")))
        #expect(table.act(.giveRole("expert", to: PersonName("cleo"))).refusal == .alreadyHolds(.expert, "cleo"))
    }

    @Test func `a role can be given up`() {
        var table = Table.commanded()
        let decision = table.act(.dropRole("ic"), by: "ana")
        #expect(decision.facts == [.roleGiven(RoleGiven(role: .commander, person: nil, previous: "ana"))])
        #expect(table.incident.commander == nil)
    }

    @Test func `what cannot be given or taken is refused by its name`() {
        var table = Table.declared()
        #expect(table.act(.giveRole("king", to: nil)).refusal == .unknownRole("king"))
        #expect(table.act(.dropRole("king")).refusal == .unknownRole("king"))
        #expect(table.act(.dropRole("scribe")).refusal == .nobodyHolds(.scribe))
        let nobody = PersonName("zoe")
        #expect(table.act(.giveRole("scribe", to: nobody)).refusal == .unknownPerson("zoe", near: []))
        #expect(table.act(.handOff(to: nobody)).refusal == .unknownPerson("zoe", near: []))
    }

    @Test func `nobody takes a role without being somebody`() {
        var table = Table.declared()
        #expect(table.act(.takeCommand, by: nil).refusal == .needsPerson)
        #expect(table.act(.giveRole("scribe", to: nil), by: nil).refusal == .needsPerson)
        #expect(table.act(.handOff(to: PersonName("me")), by: nil).refusal == .needsPerson)
        #expect(table.act(.acknowledge, by: nil).refusal == .needsPerson)
    }
}
