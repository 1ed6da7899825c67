import Incidents
import Testing

@Suite struct PeopleTests {
    @Test(arguments: [
        "bob", "@bob", "BOB", "Bob Brown", "bob-brown", "@bob:example.org", "Bob", "ic-backup",
    ])
    func `a person is found by key, name, handle, first name and alias`(text: String) {
        var policy = Policy.guide
        policy.aliases["ic backup"] = [.person("bob")]
        var table = Table.declared("P1", policy)
        table.act(.handOff(to: PersonName(text)))
        #expect(table.incident.commander == "bob")
    }

    @Test(arguments: ["me", "@me", "Myself"])
    func `the speaker is me`(text: String) {
        var table = Table.declared()
        table.act(.handOff(to: PersonName(text)), by: "pia")
        #expect(table.incident.commander == "pia")
    }

    @Test func `a first name that two people have means neither`() {
        var policy = Policy.guide
        policy.people["bo"] = Person(id: "bo", name: "Bob Black")
        policy.people["bob"] = nil
        #expect(policy.person(named: "Bob") == "bo")
        policy.people["brown"] = Person(id: "brown", name: "Bob Brown")
        #expect(policy.person(named: "Bob") == nil)
        #expect(policy.person(named: "Bob Black") == "bo")
    }

    @Test func `somebody whom only the chat knows is a stranger with a handle`() {
        var table = Table.declared()
        table.ask(
            .act(.handOff(to: PersonName("@zoe:example.org")), in: 1),
            in: RoomRef(chat: "matrix", room: "!r:example.org"))
        #expect(table.incident.commander == .stranger(chat: "matrix", handle: "@zoe:example.org"))
        #expect(table.desk.policy.name(of: .stranger(chat: "matrix", handle: "@zoe:example.org")) == "@zoe:example.org")
    }

    @Test func `a half mention of nobody is refused with those it may mean`() {
        var table = Table.declared()
        let matrix = RoomRef(chat: "matrix", room: "!r:example.org")
        let decision = table.ask(.act(.handOff(to: PersonName("@bobby")), in: 1), in: matrix)
        #expect(decision.refusal == .unknownPerson("@bobby", near: ["bob"]))
    }

    @Test func `one person on two chats is one person`() {
        let desk = Desk(policy: .guide)
        #expect(desk.policy.person(chat: "matrix", handle: "@ana:example.org") == "ana")
        #expect(desk.policy.person(chat: "local", handle: "ana") == "ana")
        #expect(desk.policy.person(chat: "matrix", handle: "ana") == .stranger(chat: "matrix", handle: "ana"))
        #expect(desk.policy.person(chat: "slack", handle: "@ana:example.org").strangersHandle?.chat == "slack")
    }

    @Test func `a handle that changed with the configuration is known at once`() {
        var table = Table()
        var policy = Policy.guide
        policy.people["ana"]?.handles["matrix"] = "@ana:new.example.org"
        table.adopt(policy)
        #expect(table.desk.policy.person(chat: "matrix", handle: "@ana:new.example.org") == "ana")
        #expect(table.desk.policy.person(chat: "matrix", handle: "@ana:example.org").strangersHandle != nil)
        table.desk.policy.people["ana"] = nil
        #expect(table.desk.policy.person(chat: "matrix", handle: "@ana:new.example.org").strangersHandle != nil)
    }

    @Test func `of two people with one handle it is always the same one's`() {
        var policy = Policy.guide
        for key in policy.people.keys { policy.people[key]?.handles["slack"] = "U1" }
        #expect(policy.person(chat: "slack", handle: "U1") == "ana")
        #expect(Desk(policy: policy).policy.person(chat: "slack", handle: "U1") == "ana")
    }

    @Test func `a team means its lead, else its on-call primary, else its first member`() {
        var policy = Policy.guide
        #expect(
            policy.people(for: [.team("database"), .team("database"), .line("ic")], at: .distantPast) == ["dan", "ana"])
        policy.teams["database"]?.lead = nil
        policy.onCall["database"]?.primary = "bob"
        #expect(policy.people(for: [.team("database")], at: .distantPast) == ["bob"])
        policy.onCall["database"] = nil
        policy.teams["database"]?.members = ["cleo", "dan"]
        #expect(policy.people(for: [.team("database"), .room(Table.ops)], at: .distantPast) == ["cleo"])
    }

    @Test func `a line has everyone once, in the order of paging`() {
        let line = OnCallLine(line: "ic", primary: "ana", backup: "ana", trainees: ["cleo", "ana", "cleo"])
        #expect(line.everyone.map { "\($0.person.key) \($0.duty)" } == ["ana primary", "cleo trainee"])
    }
}
