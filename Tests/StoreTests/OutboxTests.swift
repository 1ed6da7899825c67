import Incidents
import Testing

@testable import Store

struct OutboxTests {
    static let room = RoomRef(chat: "local", room: "ops")
    static let errands: [Errand] = [
        .say(
            Saying(
                to: .room(room),
                message: Message(
                    banner: "TEST",
                    [
                        .line("hello \("<b>") \(strong: "now") \(.mention(PersonID("ana"), name: "Ana"))"),
                        .fields([.init("IC", "\(.room(room, label: "ops"))")]), .code("a\nb"),
                        .list(["\(.link(url: "https://a.example", label: "a"))", "\(.everyoneHere)"]),
                    ]),
                thread: "t", inReplyTo: "m1", replaces: "e1/say/0", kind: .nag)),
        .openRoom(
            RoomOrder(
                incident: IncidentID(1), chat: "local", name: "incident-1", topic: "INC-1", isPrivate: true,
                invite: [PersonID("ana")])),
        .invite(.incident(IncidentID(1), chat: "local"), [PersonID("bo")]),
        .page(
            PageOrder(
                action: .trigger, incident: IncidentID(1), page: 3, way: FactSamples.mail, person: PersonID("ana"),
                dedupKey: "k", severity: Severity(rank: 1, label: "P1"), summary: "down",
                details: [Prose(key: "room", text: "#ops")], isNotice: false)),
        .probe(
            ProbeOrder(
                monitors: ["shop"],
                ticket: ProbeTicket(message: FactSamples.from, incident: IncidentID(1), person: PersonID("ana")))),
    ]

    private func row(_ key: String, _ errand: Errand = errands[2]) -> OutboxRow {
        OutboxRow(
            key: key, lane: "local/ops", priority: .nag, errand: errand,
            reason: .init(incident: IncidentID(1), rule: .escalate, since: 4), incident: IncidentID(1),
            createdAt: FactSamples.time)
    }

    @Test func `rows come back whole, in the order in which they were enqueued`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        var rows = Self.errands.enumerated().map { row("k\(9 - $0.offset)", $0.element) }
        rows[0].reason = nil
        rows[0].incident = nil
        rows[0].priority = .page
        for row in rows { try store.enqueue(row) }
        store.close()
        #expect(try workshop.open().pendingRows() == rows)
    }

    @Test func `the same key again is ignored, also when it is settled`() throws {
        let store = try Workshop().open()
        try store.enqueue(row("a"))
        try store.enqueue(row("a", Self.errands[1]))
        #expect(try store.pendingRows() == [row("a")])
        try store.settle("a", as: .superseded, at: FactSamples.time)
        try store.enqueue(row("a"))
        #expect(try store.pendingRows() == [])
    }

    @Test func `attempts are kept`() throws {
        let store = try Workshop().open()
        var tried = row("a")
        try store.enqueue(tried)
        tried.attempts = 3
        tried.nextAttempt = FactSamples.time + .seconds(8)
        tried.isInDoubt = true
        try store.postpone(tried)
        #expect(try store.pendingRows() == [tried])
    }

    @Test func `a delivered row says where its message stands`() throws {
        let store = try Workshop().open()
        for key in ["a", "b", "c"] { try store.enqueue(row(key)) }
        #expect(try store.posted("a") == nil)
        try store.settle("a", as: .delivered(remoteID: "$1", room: Self.room), at: FactSamples.time)
        try store.settle("a", as: .dead(why: "too late"), at: FactSamples.time)
        try store.settle("b", as: .delivered(remoteID: nil, room: nil), at: FactSamples.time)
        try store.settle("c", as: .dead(why: "the room is gone"), at: FactSamples.time)
        let posted = try store.posted("a")
        #expect(posted?.room == Self.room)
        #expect(posted?.id == "$1")
        #expect(try store.posted("b") == nil)
        #expect(try store.posted("nothing") == nil)
        #expect(try store.pendingRows() == [])
    }

    @Test func `pending and dead rows are counted`() throws {
        let store = try Workshop().open()
        #expect(try store.outboxCounts() == (0, 0))
        for key in ["a", "b", "c", "d"] { try store.enqueue(row(key)) }
        try store.settle("a", as: .dead(why: "the room is gone"), at: FactSamples.time)
        try store.settle("b", as: .superseded, at: FactSamples.time)
        #expect(try store.outboxCounts() == (2, 1))
    }

    @Test func `settled rows are forgotten in time, pending ones never`() throws {
        let store = try Workshop().open()
        for key in ["a", "b", "c"] { try store.enqueue(row(key)) }
        try store.settle("a", as: .delivered(remoteID: "$1", room: Self.room), at: FactSamples.time)
        try store.settle("b", as: .delivered(remoteID: "$2", room: Self.room), at: FactSamples.time + .days(1))
        try store.forget(before: FactSamples.time + .days(1))
        #expect(try store.posted("a") == nil)
        #expect(try store.posted("b")?.id == "$2")
        #expect(try store.pendingRows().map(\.key) == ["c"])
    }
}
