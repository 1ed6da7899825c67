import Incidents
import Testing

@Suite struct StreamTests {
    private static let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")
    private static let own = RoomRef(chat: "local", room: "incident-2026-11-20-001-db")

    private func withRoom() -> Table {
        var table = Table.declared()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main)), by: nil, in: nil)
        return table
    }

    private func open(_ name: String = "db", by lead: String? = "bob", room: Bool = false) -> Act {
        .stream(.open(name: name, lead: lead.map { PersonName($0) }, goal: "restore it", ownRoom: room))
    }

    private func say(_ text: String, isNamed: Bool = false) -> Ask {
        .act(.stream(.milestone(text, isNamed: isNamed)), in: nil)
    }

    @Test func `a stream has a lead, a goal and the thread of the message that opened it`() throws {
        var table = withRoom()
        table.ask(.act(open(), in: nil), in: Self.room)
        let stream = try #require(table.incident.openStream("db"))
        #expect(stream.lead == "bob" && stream.goal == "restore it" && stream.openedAt == table.now)
        #expect(stream.thread == table.events.last?.from.map { ThreadRef(room: $0.room, id: $0.id) })
    }

    @Test func `a milestone in its thread needs no name`() throws {
        var table = withRoom()
        table.ask(.act(open(), in: nil), in: Self.room)
        table.ask(.act(open("net"), in: nil), in: Self.room)
        let thread = try #require(table.incident.openStream("db")?.thread)
        table.pass(.minutes(3))
        table.ask(say("db is back"), in: Self.room, thread: thread.id)
        #expect(table.incident.openStream("db")?.milestone == "db is back")
        #expect(table.incident.openStream("db")?.milestoneAt == table.now)
        #expect(table.incident.lastProgress.at == table.now)
        table.ask(say("db reads work", isNamed: true), in: Self.room, thread: thread.id)
        #expect(table.incident.openStream("db")?.milestone == "reads work")
    }

    @Test func `elsewhere the stream is named, or the only one`() {
        var table = withRoom()
        table.ask(.act(open(), in: nil), in: Self.room)
        table.ask(say("half way"), in: Self.room)
        #expect(table.incident.openStream("db")?.milestone == "half way")
        table.ask(.act(open("net"), in: nil), in: Self.room)
        let before = table.incident
        let asked = table.ask(say("who is this"), in: Self.room)
        #expect(asked.refusal == .scribe(.whichStream("who", open: ["db", "net"])))
        #expect(table.incident == before)
        table.ask(say("net is back"), in: Self.room)
        #expect(table.incident.openStream("net")?.milestone == "is back")
        let empty = table.ask(say("net", isNamed: true), in: Self.room)
        #expect(empty.refusal == .scribe(.milestoneMissing("net")))
    }

    @Test func `a thread in another room belongs to the incident`() throws {
        var table = withRoom()
        table.declare("P2", "another")
        table.ask(.act(open(), in: 1), in: Table.ops)
        let thread = try #require(table.incident.openStream("db")?.thread)
        #expect(table.ask(say("x"), in: Table.ops).refusal == .whichIncident([1, 2]))
        #expect(table.ask(say("x"), in: Table.ops, thread: thread.id).isDone)
        #expect(table.incident.openStream("db")?.milestone == "x")
    }

    @Test func `a room of its own is a room of the incident, but no main one`() {
        var table = withRoom()
        table.ask(.act(open(room: true), in: nil), in: Self.room)
        #expect(table.incident.openStream("db")?.thread == nil)
        let link = RoomLinked(room: Self.own, purpose: .stream, name: "#db", stream: "db")
        table.ask(.roomOpened(incident: 1, link), by: nil, in: nil)
        #expect(table.incident.openStream("db")?.room == Self.own)
        #expect(table.incident.mainRooms == [Self.room])
        #expect(table.ask(say("x"), in: Self.own).isDone)
        table.ask(.act(.stream(.close("it works")), in: nil), in: Self.own)
        #expect(table.incident.scribe.streams[0].result == "it works")
        #expect(table.ask(say("x"), in: Self.own).refusal == .scribe(.streamIsClosed("db")))
    }

    @Test func `a name is used once while it is open`() {
        var table = withRoom()
        table.act(open())
        #expect(table.act(open()).refusal == .scribe(.streamExists("db", lead: "bob")))
        table.act(.stream(.close("db")))
        #expect(table.act(.stream(.close("db"))).refusal == .scribe(.streamIsClosed("db")))
        #expect(table.act(open()).isDone)
        #expect(table.incident.scribe.streams.count == 2 && table.incident.openStreams.count == 1)
    }

    @Test func `twenty are open at most, and nobody unknown leads`() {
        var table = withRoom()
        for number in 1...20 { table.act(open("s\(number)")) }
        #expect(table.act(open("more")).refusal == .scribe(.tooManyStreams(20)))
        table.act(.stream(.close("s1")))
        #expect(table.act(open("more", by: "nobody")).refusal == .unknownPerson("nobody", near: []))
        #expect(table.act(open("more")).isDone)
    }

    @Test func `a lead hands over`() {
        var table = withRoom()
        table.act(open())
        #expect(table.act(.stream(.lead(name: "db", PersonName("bob")))).refusal == .scribe(.alreadyLeads("db", "bob")))
        table.act(.stream(.lead(name: nil, PersonName("cleo"))))
        #expect(table.incident.openStream("db")?.lead == "cleo")
        let wrong = table.act(.stream(.lead(name: "bd", PersonName("dan"))))
        #expect(wrong.refusal == .scribe(.whichStream("bd", open: ["db"])))
    }

    @Test func `after the end streams are only closed`() {
        var table = withRoom()
        table.act(open())
        table.act(.resolved(nil))
        table.act(.close(nil))
        #expect(table.act(open("net")).refusal == .isOver(1, .closed, into: nil))
        #expect(table.act(.stream(.close("db done"))).isDone)
    }
}
