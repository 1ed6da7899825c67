import Incidents
import Testing

@Suite struct HandoverTests {
    @Test func `a handover is offered after an hour and insisted on after three`() {
        var table = Table.commanded("P1", .watched)
        table.pass(.minutes(245))
        #expect(
            table.told(.handoverOffer, .handoverInsist) == [
                "60 handover-offer", "180 handover-insist", "210 handover-insist #1", "240 handover-insist #2",
            ])
    }

    @Test func `whoever takes over has an hour again`() {
        var table = Table.commanded("P1", .watched)
        table.pass(.minutes(50))
        table.act(.handOff(to: PersonName("bob")), by: "ana")
        #expect(table.due(.handoverOffer) == "110")
        table.act(.dropRole("ic"), by: "bob")
        #expect(table.due(.handoverOffer) == nil)
    }

    @Test func `after a pause only the insisting is said`() {
        var table = Table.commanded("P1", .watched)
        table.sleep(.minutes(200))
        #expect(
            table.told(.handoverOffer, .handoverInsist) == [
                "200 handover-offer due 60 muted", "200 handover-insist due 180",
            ])
    }

    @Test func `a reopening begins the hour anew`() {
        var table = Table.commanded("P1", .watched)
        table.pass(.minutes(30))
        table.act(.resolved(nil))
        table.pass(.hours(5))
        table.act(.reopen(nil))
        #expect(table.due(.handoverOffer) == "390")
    }

    @Test func `a milder one is insisted on once, and one without updates not at all`() {
        var table = Table.commanded("P3", .watched)
        table.pass(.hours(6))
        #expect(table.told(.handoverOffer, .handoverInsist).count == 2)
        table = Table.commanded("P4", .watched)
        table.pass(.hours(6))
        #expect(table.told(.handoverOffer, .handoverInsist, .onCallBrief).isEmpty)
    }

    @Test func `after four hours there is a brief, once`() {
        var table = Table.commanded("P1", .watched)
        table.pass(.hours(9))
        #expect(table.told(.onCallBrief) == ["240 on-call-brief"])
    }

    @Test func `the last decisions are kept for whoever takes over`() {
        var table = Table.commanded()
        for number in 1...7 { table.act(.decide("decision \(number)")) }
        #expect(table.incident.watch.decisions.map(\.text) == (3...7).map { "decision \($0)" })
        #expect(table.incident.decisionCount == 7)
    }
}

@Suite struct SpanOfControlTests {
    private static let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")

    private func withPeople(_ people: [PersonID]) -> Table {
        var table = Table.commanded("P1", .watched)  // dan and ana
        table.ask(.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main)), by: nil, in: nil)
        for person in people { table.ask(.talk("hello"), by: person, in: Self.room) }
        table.tick()
        return table
    }

    @Test func `seven are led by one, eight are not`() {
        #expect(withPeople(["bob", "cleo", "eve", "lea", "max"]).told(.spanOfControl).isEmpty)
        var table = withPeople(["bob", "cleo", "eve", "lea", "max", "pia"])
        #expect(table.told(.spanOfControl) == ["0 span-of-control"])
        table.ask(.talk("me too"), by: .stranger(chat: "local", handle: "zoe"), in: Self.room)
        table.pass(.hours(1))
        #expect(table.told(.spanOfControl).count == 1, "said once")
    }

    @Test func `who holds a role or a task counts without a word`() {
        var table = Table.commanded("P1", .watched)
        table.act(.giveRole("scribe", to: PersonName("bob")), by: "ana")
        table.act(.addTask(text: "x", owner: PersonName("cleo"), within: nil), by: "ana")
        #expect(table.incident.watch.responders.map(\.person) == ["dan", "ana", "bob", "cleo"])
    }

    @Test func `with workstreams nobody is warned`() {
        var table = Table.commanded("P1", .watched)
        table.act(.stream(.open(name: "db", lead: PersonName("bob"), goal: nil, ownRoom: false)), by: "ana")
        for person in ["bob", "cleo", "eve", "lea", "max", "pia"] as [PersonID] {
            table.act(.note("x"), by: person)
        }
        table.tick()
        #expect(table.told(.spanOfControl).isEmpty)
    }
}

@Suite struct SilenceTests {
    private static let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")

    /// No update is waited for, so that nothing else asks.
    private func quiet() -> Table {
        var policy = Policy.watched
        for index in policy.severities.indices { policy.severities[index].updateEvery = nil }
        policy.timers.questionsEvery = .zero
        var table = Table.commanded("P1", policy)
        table.ask(.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main)), by: nil, in: nil)
        return table
    }

    @Test func `after half an hour without a word the commander is asked`() {
        var table = quiet()
        table.pass(.minutes(40))
        #expect(table.told(.silence) == ["33 silence"], "talk is noted only every three minutes")
        table.pass(.minutes(30))
        #expect(table.told(.silence) == ["33 silence", "63 silence #1"])
    }

    @Test func `plain talk is a word`() {
        var table = quiet()
        table.pass(.minutes(20))
        table.ask(.talk("still looking"), by: "bob", in: Self.room)
        table.pass(.minutes(32))
        #expect(table.told(.silence).isEmpty)
    }

    @Test func `talk leaves one trace in three minutes, and none of what was said`() {
        var table = quiet()
        table.ask(.talk("first word"), by: "bob", in: Self.room)
        table.ask(.talk("second word"), by: "bob", in: Self.room)
        table.pass(.minutes(2))
        table.ask(.talk("third word"), by: "bob", in: Self.room)
        table.pass(.minutes(2))
        table.ask(.talk("fourth word"), by: "bob", in: Self.room)
        let spoken = table.events.compactMap { if case .spoken(let it) = $0.fact { it.isFirst } else { nil } }
        #expect(spoken == [true, false])
    }

    @Test func `where the overdue update is called for, it is not asked as well`() {
        var table = Table.commanded("P1", .watched)
        table.pass(.minutes(40))
        #expect(table.told(.silence) == ["33 silence muted"])
    }

    @Test func `where nobody commands there is nobody to ask`() {
        var table = quiet()
        table.act(.dropRole("ic"), by: "ana")
        #expect(table.due(.silence) == nil)
    }

    @Test func `milder ones may be silent`() {
        var table = Table.commanded("P3", .watched)
        table.pass(.hours(2))
        #expect(table.told(.silence).isEmpty)
    }
}
