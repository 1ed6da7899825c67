import Incidents
import Testing

@Suite struct ResolutionTests {
    private static let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")

    private func withRoom() -> Table {
        var table = Table.declared()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main)), by: nil, in: nil)
        return table
    }

    @Test func `a command means the incident that it names`() {
        var table = withRoom()
        table.declare("P2", "basket is slow")
        #expect(table.ask(.act(.note("x"), in: 2), in: Self.room).steps.map(\.incident) == [2])
    }

    @Test func `a command in an incident's room means that incident`() {
        var table = withRoom()
        table.declare("P2", "basket is slow")
        #expect(table.ask(.act(.note("x"), in: nil), in: Self.room).steps.map(\.incident) == [1])
    }

    @Test func `a command where one incident was declared means that one`() {
        var table = withRoom()
        #expect(table.ask(.act(.note("x"), in: nil)).steps.map(\.incident) == [1])
    }

    @Test func `where two were declared a command is asked which, oldest first`() {
        var table = withRoom()
        table.declare("P2", "basket is slow")
        #expect(table.ask(.act(.note("x"), in: nil)).refusal == .whichIncident([1, 2]))
        table.act(.cancel(nil))
        #expect(table.ask(.act(.note("x"), in: nil)).steps.map(\.incident) == [2])
        table.act(.reopen(nil))
        #expect(table.ask(.act(.note("x"), in: nil)).refusal == .whichIncident([1, 2]))
    }

    @Test func `elsewhere a command is told which incidents are open, newest first`() {
        var table = withRoom()
        table.declare("P2", "basket is slow")
        let elsewhere = RoomRef(chat: "local", room: "elsewhere")
        #expect(table.ask(.act(.note("x"), in: nil), in: elsewhere).refusal == .noIncidentHere(open: [2, 1]))
        #expect(table.ask(.act(.note("x"), in: nil), in: nil).refusal == .noIncidentHere(open: []))
    }

    @Test func `an incident that nobody knows is refused by its number`() {
        var table = withRoom()
        #expect(table.ask(.act(.note("x"), in: 7)).refusal == .unknownIncident(7))
    }

    @Test func `a room is linked once`() {
        var table = withRoom()
        let again = Ask.roomOpened(incident: 1, RoomLinked(room: Self.room, purpose: .main))
        #expect(table.ask(again, in: nil).steps.isEmpty)
        #expect(table.ask(.roomOpened(incident: 9, RoomLinked(room: Self.room, purpose: .main)), in: nil).steps.isEmpty)
        #expect(table.incident.mainRooms == [Self.room])
        #expect(table.desk.incident(in: Self.room) == 1)
    }

    @Test(arguments: [("INC-12", 12), ("inc12", 12), ("Inc 12", 12), ("inc-#3", 3)])
    func `an incident's number is read as people write it`(text: String, number: Int) {
        #expect(IncidentID(text)?.number == number)
    }

    @Test(arguments: ["12", "INC-", "INC-0", "INC--x", "incident", "INC-99999999999999999999"])
    func `what only looks like an incident is none`(text: String) {
        #expect(IncidentID(text) == nil)
    }
}
