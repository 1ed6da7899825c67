import Incidents
import Testing

@Suite struct SecurityTests {
    /// Lea and Max are the security team, Lea on call; Ana and Bob command, Cleo shadows.
    static var policy: Policy {
        var policy = Policy.guide
        policy.teams["security"] = Team(key: "security", name: "Security", lead: "lea", members: ["lea", "max"])
        policy.onCall["security"] = OnCallLine(line: "security", primary: "lea")
        policy.special.securityTeam = [.team("security")]
        policy.opensPrivateRooms = true
        return policy
    }
    private static let own = RoomRef(chat: "local", room: "own")

    /// Declared privately by Dan, with its room.
    private func declared() -> Table {
        var table = Table(Self.policy)
        table.ask(.security(title: "a key was published"))
        table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .private)), of: 1)
        return table
    }

    @Test func `it is handed over in private, under a name that tells nothing`() throws {
        var table = Table(Self.policy)
        let decision = table.ask(.security(title: "a key was published"))
        let incident = table[1]
        #expect(incident.audience == .only(["dan", "lea", "max", "ana", "bob"]))
        #expect(incident.severity.label == "P1")
        #expect(incident.origin == nil)
        let codename = try #require(incident.codename)
        #expect(Codenames.own.contains(codename))
        #expect(incident.label == "#private-" + codename.lowercased().replacing(" ", with: "-"))
        #expect(incident.shownName == codename)
        guard case .thanked(let thanks) = decision.reply else { return #expect(Bool(false)) }
        #expect(thanks.toldSomebody && !thanks.needsToken && !thanks.isUnseen)
    }

    @Test func `the security team is paged at once, then the commanders; nobody else is told`() {
        let table = declared()
        let pages = table[1].pages.map(\.paged)
        #expect(pages.map(\.line) == ["security", "ic"])
        #expect(pages[0].people.map(\.person) == ["lea", "max"])
        #expect(pages[1].people.map(\.person) == ["ana", "bob"])
        #expect(pages.allSatisfy { !$0.isNotice })
    }

    @Test func `without a title and without a team it is private all the same`() {
        var table = Table()
        table.ask(.security(title: nil))
        #expect(table[1].audience == .only(["dan", "ana", "bob"]))
        #expect(table[1].pages.map(\.paged.line) == ["ic"])
    }

    @Test func `two have two names, and one that is used up gets a number that counts nothing`() throws {
        var policy = Self.policy
        policy.special.codenames = ["Tea Party"]
        var table = Table(policy)
        table.ask(.security(title: "one"))
        table.ask(.security(title: "two"))
        #expect(table[1].codename == "Tea Party")
        let second = try #require(table[2].codename)
        #expect(second.hasPrefix("Tea Party ") && second.count == "Tea Party 1234".count)
        #expect(table[2].label == "#private-" + second.lowercased().replacing(" ", with: "-"))
    }

    @Test(arguments: [[], ["Tea Party", "Grey Heron", "Late Fern"]])
    func `the lot draws the name, of ours and of the configuration's; the number says nothing`(names: [String]) {
        var drawn: Set<String> = []
        for lot in [0, 1, 2, 77, UInt64.max] {
            drawn.insert(Codenames.drawn(by: lot, among: names, used: []))
            let used: Set<String> = ["tea party", "grey heron"]
            #expect(!used.contains(Policy.normalise(Codenames.drawn(by: lot, among: names, used: used))))
        }
        #expect(drawn.count >= 3)
    }

    @Test func `at a chat the room has no prefix: who may make one there is the chat's to say`() throws {
        var policy = Self.policy
        policy.incidentChat = "slack"
        var table = Table(policy)
        table.ask(.security(title: "x"))
        #expect(table[1].label == "#" + (try #require(table[1].codename)).lowercased().replacing(" ", with: "-"))
    }

    @Test func `the names of rooms that are counted by day go on as if nothing had been`() {
        var table = Table.declared("P1", Self.policy)
        table.ask(.security(title: "x"))
        table.declare("P2", "search is slow")
        #expect(table[3].label == "#incident-2026-11-20-002")
    }

    @Test func `in an incident's room that one becomes private, with those who work on it`() {
        var table = Table.commanded("P2", Self.policy)
        let main = RoomRef(chat: "matrix", room: "!main")
        table.keep(.roomLinked(RoomLinked(room: main, purpose: .main)), of: 1)
        table.act(.giveRole("scribe", to: PersonName("eve")))
        table.ask(.security(title: nil), by: "ana", in: main)
        let incident = table[1]
        #expect(incident.isPrivate)
        #expect(incident.isVisible(to: .person("eve")))
        #expect(incident.isVisible(to: .person("lea")))
        #expect(!incident.isVisible(to: .person("cleo")))
        #expect(incident.severity.label == "P1")
        #expect(incident.rooms.isEmpty, "the room of everybody is left")
        #expect(table.desk.incident(in: main) == nil)
        #expect(table.desk.declaredIn(Table.ops).isEmpty)
        #expect(table.act(.note("x"), by: "eve").refusal == .unknownIncident(1))
    }

    @Test func `a room of ours stays: it follows the audience`() {
        var table = Table.commanded("P1", Self.policy)
        table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .main)), of: 1)
        let decision = table.ask(.security(title: "a key was published"), by: "ana", in: Self.own)
        #expect(decision.isDone)
        #expect(table[1].rooms.map(\.room) == [Self.own])
        #expect(table[1].title == "a key was published")
        #expect(table.ask(.security(title: nil), by: "ana", in: Self.own).refusal == .isPrivateAlready(1))
    }

    @Test func `whoever may let people in turns a live one private, and nobody else`() {
        func turns(_ person: PersonID, _ change: (inout Table) -> Void = { _ in }) -> Refusal? {
            var table = Table.commanded("P2", Self.policy)
            table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .main)), of: 1)
            change(&table)
            return table.ask(.security(title: nil), by: person, in: Self.own).refusal
        }
        for person in ["ana", "lea", "max"] as [PersonID] { #expect(turns(person) == nil, "\(person)") }
        for person in ["dan", "eve", "cleo", "bob"] as [PersonID] {
            guard case .notPermitted(let it)? = turns(person) else { return #expect(Bool(false), "\(person)") }
            #expect(it.command == "security" && it.mayTakeCommand && it.holders.first?.person == "ana")
        }
        #expect(turns("eve") { $0.act(.giveRole("deputy", to: PersonName("eve"))) } == nil)
    }

    @Test func `while nobody commands, whoever declared it or is on call may too`() {
        for (person, may) in [("dan", true), ("bob", true), ("eve", false), ("pia", false)] as [(PersonID, Bool)] {
            var table = Table.declared("P2", Self.policy)
            table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .main)), of: 1)
            #expect((table.ask(.security(title: nil), by: person, in: Self.own).refusal == nil) == may, "\(person)")
        }
    }

    @Test func `the commander undoes it, and all is as before`() {
        var table = Table.commanded("P1", Self.policy)
        table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .main)), of: 1)
        let label = table[1].label
        table.ask(.security(title: nil), by: "ana", in: Self.own)
        #expect(table.ask(.act(.liftPrivacy, in: nil), by: "dan", in: Self.own).refusal != nil)
        #expect(table.ask(.act(.liftPrivacy, in: nil), by: "eve", in: Self.own).refusal != nil)
        #expect(table.ask(.act(.liftPrivacy, in: nil), by: "ana", in: Self.own).isDone)
        #expect(!table[1].isPrivate && table[1].label == label && table[1].codename == nil)
        #expect(table.desk.isVisible(1, to: .anyone) && !table.desk.isPrivate(1))
        #expect(table.act(.note("x"), by: "eve").isDone)
        #expect(table.ask(.security(title: nil), by: "ana", in: Self.own).isDone, "and again")
    }

    @Test func `what was private from the start has no time before to go back to`() {
        var table = declared()
        table.ask(.act(.takeCommand, in: 1), by: "ana", in: Self.own)
        #expect(table.ask(.act(.liftPrivacy, in: 1), by: "ana", in: Self.own).refusal == .privateFromTheStart(1))
    }

    @Test func `where nobody could enter, the team is paged and the room stays as it is`() throws {
        var policy = Self.policy
        policy.opensPrivateRooms = false
        var table = Table.commanded("P2", policy)
        table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .main)), of: 1)
        let before = table[1].pages.count
        let decision = table.ask(.security(title: "the key was published"), by: "eve", in: Self.own)
        #expect(decision.isDone, "anybody may call the security team")
        let incident = table[1]
        #expect(!incident.isPrivate && incident.isHushed && incident.title == "checkout is down")
        #expect(incident.pages.dropFirst(before).map(\.paged.line) == ["security", "ic"])
        #expect(incident.pages.dropFirst(before).allSatisfy { !$0.paged.reason.contains("key") })
        #expect(Codenames.own.contains(try #require(incident.codename)))
        #expect(table.act(.note("x"), by: "pia").isDone, "everybody is still in")
        guard case .alreadyPaged = table.ask(.security(title: nil), by: "dan", in: Self.own).reply else {
            return #expect(Bool(false), "a second thumb pages nobody twice")
        }
        table.pass(.hours(3))
        #expect(!table.fired.contains { $0.fired.rule == .executiveSummary })
        #expect(table[1].pages.dropFirst(before).allSatisfy { $0.paged.rooms == nil })
        #expect(table.ask(.act(.liftPrivacy, in: 1), by: "eve", in: Self.own).refusal != nil)
        #expect(table.ask(.act(.liftPrivacy, in: 1), by: "ana", in: Self.own).isDone)
        #expect(!table[1].isHushed)
    }

    @Test func `who shadows and who is on a list is not told; the ladder goes on among those who may see it`() {
        var table = declared()
        table.ask(.act(.takeCommand, in: 1), by: "ana", in: Self.own)
        table.pass(.minutes(61))
        let told = table.events.flatMap { event -> [PersonID] in
            switch event.fact {
            case .fired(let fired): fired.told
            case .paged(let paged): paged.people.map(\.person)
            default: []
            }
        }
        #expect(Set(told).isSubset(of: ["dan", "lea", "max", "ana", "bob"]))
        #expect(told.contains("lea"), "the team lead of the ladder may see it")
        #expect(!table.fired.contains { $0.fired.rule == .executiveSummary })
    }

    @Test func `nobody is given a part in what they may not see`() {
        var table = declared()
        func act(_ act: Act) -> Refusal? { table.ask(.act(act, in: 1), by: "ana", in: Self.own).refusal }
        #expect(act(.giveRole("ops", to: PersonName("cleo"))) == .notInAudience(["cleo"], 1))
        #expect(act(.handOff(to: PersonName("@cleo"))) == .notInAudience(["cleo"], 1))
        #expect(act(.addTask(text: "x", owner: PersonName("cleo"), within: nil)) == .notInAudience(["cleo"], 1))
        let page = table.ask(.page(.named(PersonName("@cleo"), reason: nil), in: 1), by: "ana", in: Self.own)
        #expect(page.refusal == .notInAudience(["cleo"], 1))
    }

    @Test func `somebody is let in and shut out, with their roles`() {
        var table = declared()
        table.ask(.act(.takeCommand, in: 1), by: "ana", in: Self.own)
        func act(_ act: Act, by: PersonID = "ana") -> Decision { table.ask(.act(act, in: 1), by: by, in: Self.own) }
        #expect(act(.grant(PersonName("@cleo"))).isDone)
        #expect(act(.grant(PersonName("cleo"))).refusal == .seesItAlready("cleo", 1))
        #expect(act(.giveRole("scribe", to: PersonName("cleo"))).isDone)
        #expect(act(.revoke(PersonName("cleo"))).isDone)
        #expect(table[1].holder(of: .scribe) == nil)
        #expect(act(.revoke(PersonName("cleo"))).refusal == .doesNotSeeIt("cleo", 1))
        #expect(act(.note("x"), by: "cleo").refusal == .unknownIncident(1))
        for person in ["dan", "lea", "max", "bob"] { _ = act(.revoke(PersonName(person))) }
        #expect(act(.revoke(PersonName("me"))).refusal == .lastInAudience(1))
    }

    @Test func `only command and the security team let people in`() {
        var table = declared()
        func grant(_ by: PersonID) -> Refusal? {
            table.ask(.act(.grant(PersonName("cleo")), in: 1), by: by, in: Self.own).refusal
        }
        guard case .notPermitted(let it)? = grant("dan") else { return #expect(Bool(false)) }
        #expect(it.command == "grant" && it.mayTakeCommand && it.names == ["the security team"])
        #expect(grant("lea") == nil)
    }

    @Test func `an incident of everybody needs nobody let in`() {
        var table = Table.commanded()
        #expect(table.act(.grant(PersonName("cleo")), by: "ana").refusal == .notPrivate(1))
        #expect(table.act(.revoke(PersonName("cleo")), by: "ana").refusal == .notPrivate(1))
    }
}
