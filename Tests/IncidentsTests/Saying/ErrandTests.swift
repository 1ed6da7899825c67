import Foundation
import Incidents
import Testing

@Suite struct ErrandTests {
    private static let room = RoomRef(chat: "matrix", room: "!r:example.org")
    private static let ticket = ProbeTicket(
        message: MessageRef(room: room, id: "m1", thread: "m0", author: "ana"), incident: 3, person: "ana")
    private static let errands: [Errand] = [
        .say(Saying(to: .room(room), message: Message("hello"), kind: .reply)),
        .say(
            Saying(
                to: .incident(3, chat: "matrix"), message: Message("hello"), thread: "m0", inReplyTo: "m1",
                replaces: "e5/say/0", kind: .nag)),
        .openRoom(
            RoomOrder(
                incident: 3, chat: "matrix", name: "incident-2026-11-20-001", topic: "down", isPrivate: true,
                invite: ["ana", "bob"])),
        .invite(.room(room), ["ana"]),
        .invite(.incident(3, chat: "local"), []),
        .page(
            PageOrder(
                action: .acknowledge, incident: 3, page: 17,
                way: Way(pager: "duty", address: "database-key", isShared: true), person: nil, dedupKey: "k",
                severity: Severity(rank: 1, label: "SEV-1"), summary: "down",
                details: [Prose(key: "room", text: "#r")], isNotice: false)),
        .probe(ProbeOrder(monitors: ["shop"], ticket: ticket)),
        .probe(
            ProbeOrder(
                monitors: [],
                ticket: ProbeTicket(message: MessageRef(room: room, id: "m"), incident: nil, person: nil))),
    ]

    @Test(arguments: errands)
    func `an errand comes back from its JSON as it was`(errand: Errand) throws {
        #expect(try JSONDecoder().decode(Errand.self, from: JSONEncoder().encode(errand)) == errand)
    }

    @Test func `a row starts without attempts and beyond doubt`() throws {
        let reason = OutboxRow.Reason(incident: 3, rule: .updateOverdue, since: 17)
        let row = OutboxRow(
            key: "e17/say/0", lane: "local/INC-3", priority: .nag, errand: Self.errands[0], reason: reason,
            incident: 3, createdAt: Table.start)
        #expect(row.nextAttempt == Table.start)
        #expect(row.attempts == 0 && !row.isInDoubt)
        #expect(try JSONDecoder().decode(OutboxRow.Reason.self, from: JSONEncoder().encode(reason)) == reason)
    }

    @Test func `pages go before replies, replies before announcements, nags last`() {
        let order: [OutboxRow.Priority] = [.page, .reply, .announcement, .nag]
        #expect(order.shuffled().sorted() == order)
    }

    @Test func `a destination's lane names its room, or its incident and chat`() {
        #expect(Destination.room(Self.room).lane == "matrix/!r:example.org")
        #expect(Destination.incident(3, chat: "matrix").lane == "matrix/INC-3")
    }

    @Test func `a reply's key is the message's, and its author's where ids are only the author's own`() {
        #expect(MessageRef(room: Self.room, id: "m1").replyKey == "m/matrix/!r:example.org/m1/reply")
        #expect(Self.ticket.message.replyKey == "m/matrix/!r:example.org/ana/m1/reply")
        #expect(InboxID(Self.ticket.message) == InboxID(source: "matrix/!r:example.org", id: "ana/m1"))
    }
}
