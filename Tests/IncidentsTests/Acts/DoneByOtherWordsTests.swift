import Incidents
import Testing

/// Permissions follow what is done, however it is typed.
@Suite struct DoneByOtherWordsTests {
    private static let own = RoomRef(chat: "local", room: "own")

    private func table(_ permissions: [String: Permission], commanded: Bool = true) -> Table {
        var policy = Policy.guide
        policy.permissions = permissions
        var table = commanded ? Table.commanded("P1", policy) : Table.declared("P1", policy)
        table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .main)), of: 1)
        return table
    }
    private func command(_ decision: Decision) -> String? {
        if case .notPermitted(let it)? = decision.refusal { it.command } else { nil }
    }

    @Test func `taking command is one act in all its spellings`() {
        let acts: [Act] = [
            .takeCommand, .takeCommandIfFree, .giveRole("ic", to: nil), .giveRole("commander", to: PersonName("me")),
            .giveRole("incident commander", to: PersonName("@dan")), .handOff(to: PersonName("me")),
            .handOff(to: PersonName("@dan")),
        ]
        for act in acts {
            var kept = table(["ic me": Permission(targets: [.person("ana")])], commanded: false)
            #expect(command(kept.act(act, by: "dan")) == "ic me", "\(act)")
            #expect(kept[1].commander == nil)
            var open = table(
                ["role": Permission(targets: [.person("ana")]), "ic handoff": Permission(roles: [.commander])],
                commanded: false)
            #expect(open.act(act, by: "dan").isDone, "\(act)")
        }
    }

    @Test func `giving it away is one act too`() {
        for act in [Act.handOff(to: PersonName("@eve")), .giveRole("ic", to: PersonName("@eve")), .dropRole("ic")] {
            var table = table(["ic handoff": Permission(roles: [.commander])])
            #expect(command(table.act(act, by: "dan")) == "ic handoff", "\(act)")
            #expect(table[1].commander == "ana")
            #expect(table.act(act, by: "ana").isDone, "\(act)")
        }
    }

    @Test func `the other roles are kept by their own word`() {
        for act in [
            Act.giveRole("ops", to: nil), .giveRole("deputy", to: PersonName("@dan")), .giveRole("scribe", to: nil),
        ] {
            var table = table([
                "role": Permission(roles: [.commander]),
                "ic me": Permission(targets: [.person("ana"), .person("eve")]),
            ])
            #expect(command(table.act(act, by: "dan")) == "role", "\(act)")
            #expect(table.act(act, by: "ana").isDone, "\(act)")
        }
    }

    @Test func `whoever may not use a command does not come by it through a role`() {
        var table = table([
            "ic me": Permission(targets: [.person("ana")]), "close": Permission(roles: [.commander]),
        ])
        table.act(.giveRole("ic", to: nil), by: "dan")
        table.act(.resolved(nil), by: "ana")
        #expect(command(table.act(.close(nil), by: "dan")) == "close")
    }

    @Test(arguments: ["TODO: rotate the key", "todo rotate the key", "first line\nTODO: rotate the key"])
    func `a line that begins with it is a todo like the command`(text: String) {
        var table = table(["todo": Permission(targets: [.person("ana")])])
        _ = table.ask(.talk(text), by: "dan", in: Self.own)
        #expect(table[1].todos.isEmpty)
        _ = table.ask(.talk("nothing of the kind"), by: "dan", in: Self.own)
        table.ask(.talk("TODO: rotate the key"), by: "ana", in: Self.own)
        #expect(table[1].todos.count == 1)
    }

    @Test func `a reaction notes like the command, and is answered by nothing`() {
        let marked = Marked(
            message: "x", author: "ana", text: "it began at ten", saidAt: Table.start)
        var kept = table(["note": Permission(targets: [.person("ana")])])
        let decision = kept.ask(.mark(marked), by: "dan", in: Self.own)
        #expect(decision.steps.isEmpty && decision.refusal == nil)
        #expect(kept.ask(.mark(marked), by: "ana", in: Self.own).steps.count == 1)
    }

    @Test func `what declares is kept to those who may declare, and says who that is`() {
        var policy = Policy.guide
        policy.permissions["declare"] = Permission(targets: [.person("ana")], names: ["Ana Alvarez"])
        let asks: [Ask] = [
            .declare(severity: nil, title: "x", kind: .real), .page(.commanders(reason: "it is down")),
            .page(.named(PersonName("@bob"), reason: "x")), .dataLoss(what: "orders", in: nil),
            .security(title: "a key"),
        ]
        for ask in asks {
            var table = Table(policy)
            let decision = table.ask(ask, by: "dan")
            #expect(command(decision) == "declare", "\(ask)")
            #expect(table.desk.incidents.isEmpty)
            #expect(!table.ask(ask, by: "ana").steps.isEmpty, "\(ask)")
        }
        // Where there is an incident, whoever needs help pages.
        var table = table([:])
        table.desk.policy.permissions = ["declare": Permission(targets: [.person("ana")])]
        #expect(table.ask(.page(.named(PersonName("@eve"), reason: nil)), by: "dan", in: Self.own).isDone)
    }

    @Test func `the second thumb on a button is asked`() {
        var table = table([:], commanded: false)
        #expect(table.act(.takeCommandIfFree, by: "ana").isDone)
        table.now = table.now + .minutes(2)
        #expect(table.act(.takeCommandIfFree, by: "bob").refusal == .commandIsTaken(1, by: "ana", .minutes(2)))
        #expect(table[1].commander == "ana")
        #expect(table.act(.takeCommandIfFree, by: "ana").refusal == .alreadyHolds(.commander, "ana"))
        #expect(table.act(.takeCommand, by: "bob").isDone, "typed, it is meant")
    }

    @Test func `the same words within a minute are the same trouble`() {
        var table = Table.declared("P1")
        let p2 = Severity(rank: 2, label: "P2")
        func again(_ title: String, _ kind: IncidentKind = .real, isNew: Bool = false, by person: PersonID = "eve")
            -> Decision
        {
            table.ask(.declare(severity: "P2", title: title, kind: kind, isNew: isNew), by: person, in: Self.own)
        }
        table.now = table.now + .seconds(1)
        #expect(
            again("Checkout  is down").refusal
                == .declaredAlready(1, title: "Checkout  is down", by: "dan", .seconds(1), severity: p2))
        for twin in [
            "checkout is down.", "Checkout is down!", "checkout is down?", "“checkout” is down", "checkout is down…",
        ] {
            #expect(
                again(twin).refusal == .declaredAlready(1, title: twin, by: "dan", .seconds(1), severity: p2), "\(twin)"
            )
        }
        #expect(again("checkout is down, 50 %").refusal == nil)
        #expect(again("checkout is slow").refusal == nil)
        #expect(again("checkout is down", .drill).refusal == nil, "practice is another thing")
        #expect(again("checkout is down", isNew: true).refusal == nil)
        table.now = table.now + .seconds(61)
        #expect(again("checkout is down").refusal == nil)
    }

    @Test func `a page in the same words rings for that one, nobody twice`() {
        var table = Table.declared("P1")
        let elsewhere = RoomRef(chat: "local", room: "elsewhere")
        guard
            case .alreadyPaged(1, _) = table.ask(
                .page(.commanders(reason: "checkout is down")), by: "eve", in: elsewhere
            ).reply
        else { return #expect(Bool(false)) }
        #expect(table.desk.incidents.count == 1)
    }
}
