import Incidents
import Testing

/// People of another organisation, in a room that is shared with them.
@Suite struct ForeignTests {
    private static let shared = RoomRef(chat: "slack", room: "C0SHARED")
    private static let other = PersonID.stranger(chat: "slack", handle: "U0OTHER")

    private func desk(_ permissions: [String: Permission] = [:]) -> Table {
        var policy = Policy.guide
        policy.permissions = permissions
        var table = Table.commanded("P1", policy)
        table.keep(.roomLinked(RoomLinked(room: Self.shared, purpose: .main)), of: 1)
        table.declare("P2", "basket is slow", in: RoomRef(chat: "slack", room: "C0OURS"))
        return table
    }

    private func ask(_ ask: Ask, _ table: Table) -> Decision {
        var request = Request(
            actor: Self.other, message: MessageRef(room: Self.shared, id: "1.1"), saidAt: table.now, ask: ask)
        request.isForeign = true
        return table.desk.decide(request, at: table.now)
    }

    @Test func `they read how it stands, and tell what they know`() throws {
        var table = desk()
        #expect(ask(.query(.brief, in: nil), table).shown?.incident == 1)
        for one in [Ask.query(.status, in: nil), .query(.status, in: 1)] {
            // The monitors are asked first, for the incident of this room.
            let probe = try #require(ask(one, table).probe)
            #expect(probe.ticket.incident == 1 && probe.ticket.message.room == Self.shared)
        }
        table.desk.noteObserved(
            ["shop", "api"].map { Reading(monitor: $0, state: .normal, detail: "200") }, at: table.now)
        for one in [Ask.query(.status, in: nil), .query(.status, in: 1)] {
            #expect(ask(one, table).shown?.incident == 1)
        }
        #expect(ask(.act(.note("our gateway is slow"), in: nil), table).isDone)
    }

    @Test func `nothing else`() {
        let table = desk()
        let asks: [Ask] = [
            .act(.resolved(nil), in: nil), .act(.update(UpdateFields(status: "x"), next: nil), in: nil),
            .act(.takeCommand, in: nil), .act(.giveRole("ic", to: nil), in: nil), .act(.acknowledge, in: nil),
            .act(.todo("x"), in: nil), .declare(severity: nil, title: "x", kind: .real), .security(title: nil),
            .dataLoss(what: nil, in: nil), .page(.commanders(reason: nil)), .duty(.show(nil)),
            .query(.who(PersonName("ana")), in: nil), .query(.incidents, in: nil), .query(.commanders, in: nil),
            .query(.timeline(count: 5), in: nil), .query(.responders, in: nil), .invite(nil), .stalk(always: false),
        ]
        for one in asks { #expect(ask(one, table).refusal == .notForOthers, "\(one)") }
        #expect(ask(.talk("TODO: x"), table).refusal == .notForOthers)
        #expect(ask(.talk("we look into it"), table).refusal == nil)
    }

    @Test func `nor what is elsewhere`() {
        let table = desk()
        #expect(ask(.query(.status, in: 2), table).refusal == .unknownIncident(2))
        #expect(ask(.act(.note("x"), in: 2), table).refusal == .unknownIncident(2))
    }

    @Test func `more where the configuration says so`() {
        #expect(ask(.act(.update(UpdateFields(status: "x"), next: nil), in: nil), desk(["update": .everyone])).isDone)
        let named = desk(["resolved": Permission(targets: [.person(Self.other)])])
        #expect(ask(.act(.resolved(nil), in: nil), named).isDone)
        #expect(ask(.act(.setSeverity("P2"), in: nil), named).refusal == .notForOthers)
    }
}
