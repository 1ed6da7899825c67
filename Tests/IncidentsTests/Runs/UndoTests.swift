import Incidents
import Testing

/// A group that could not be committed leaves no trace.
@Suite struct UndoTests {
    private let room = RoomRef(chat: "local", room: "incident-2026-11-20-001")

    @Test func `a declaration that was not kept never was`() {
        var table = Table()
        table.desk.beginGroup()
        table.declare()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: room, purpose: .main)), by: nil, in: nil)
        table.putBack(0)
        #expect(table.desk.incidents.isEmpty)
        #expect(table.desk.incident(in: room) == nil)
        #expect(table.desk.declaredIn(Table.ops).isEmpty)
        #expect(table.desk.small == Desk(policy: .guide).small)
        table.declare()
        #expect(table.incident.label == "#incident-2026-11-20-001")
    }

    @Test func `the incidents of a room stay in their order when one is put back`() {
        var table = Table.declared()
        table.declare()
        table.declare()
        table.desk.beginGroup()
        table.act(.note("x"), on: 1)
        table.act(.cancel(nil), on: 2)
        table.desk.putBack()
        #expect(table.desk.declaredIn(Table.ops) == [1, 2, 3])
    }

    @Test func `a room that went to another incident comes back to its own`() {
        var table = Table.declared()
        table.declare()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: room, purpose: .main)), by: nil, in: nil)
        table.desk.beginGroup()
        table.ask(.roomOpened(incident: 2, RoomLinked(room: room, purpose: .main)), by: nil, in: nil)
        #expect(table.desk.incident(in: room) == 2)
        table.desk.putBack()
        #expect(table.desk.incident(in: room) == 1)
    }

    @Test func `an incident that was brought back for a group that failed is away again`() {
        var table = Table.declared()
        table.act(.cancel(nil))
        let old = table.incident
        table.desk.release(1)
        table.desk.beginGroup()
        table.desk.hold(old)
        table.act(.reopen(nil))
        table.desk.putBack()
        #expect(table.desk.incidents.isEmpty)
        #expect(table.desk.declaredIn(Table.ops).isEmpty)
    }

    @Test func `a desk loaded from the store finds what the live one finds`() {
        var table = Table.declared()
        table.declare()
        table.declare()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: room, purpose: .main)), by: nil, in: nil)
        table.act(.cancel(nil), on: 2)
        var desk = Desk(policy: .guide)
        desk.load(
            table.desk.incidents.values.sorted { $0.id > $1.id }, small: table.desk.small, lastSeq: table.desk.lastSeq,
            lastAt: table.desk.lastAt)
        #expect(desk.incident(in: room) == 1)
        #expect(desk.declaredIn(Table.ops) == [1, 3])
        #expect(desk.nextDue(1) == table.desk.nextDue(1))
        desk.putBack()
        #expect(desk.incidents == table.desk.incidents, "what was loaded is not undone")
    }

    @Test func `an incident that is let go leaves no room behind`() {
        var table = Table.declared()
        table.ask(.roomOpened(incident: 1, RoomLinked(room: room, purpose: .main)), by: nil, in: nil)
        table.desk.release(1)
        #expect(table.desk.incident(in: room) == nil)
        #expect(table.desk.declaredIn(Table.ops).isEmpty)
    }
}
