import Incidents
import Testing

@testable import Store

struct GroupTests {
    private let inbox = InboxID(source: "local/ops", id: "m1")
    private func row(_ key: String) -> OutboxRow {
        OutboxRow(
            key: key, lane: "local/ops", priority: .reply,
            errand: .invite(.room(RoomRef(chat: "local", room: "ops")), [FactSamples.ana]),
            createdAt: FactSamples.time)
    }

    @Test func `a group is kept whole`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.begin()
        try store.append(.noted(Words("x")))
        try store.remember(inbox, at: FactSamples.time)
        try store.enqueue(row("e1/say/0"))
        try store.set("position", "s42")
        try store.commit()
        let head = store.head
        store.close()
        let again = try workshop.open()
        #expect(again.head.seq == 1)
        #expect(again.head.hash == head.hash)
        #expect(try again.isKnown(inbox))
        #expect(try again.pendingRows().map(\.key) == ["e1/say/0"])
        #expect(try again.value("position") == "s42")
    }

    @Test func `a rollback leaves nothing, and the next group goes on from the last commit`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.append(.noted(Words("kept")))
        let head = store.head
        try store.begin()
        try store.append(.noted(Words("given up")))
        try store.append(.noted(Words("given up too")))
        try store.remember(inbox, at: FactSamples.time)
        try store.enqueue(row("e2/say/0"))
        try store.set("position", "s42")
        store.rollback()
        store.rollback()
        #expect(store.head.seq == 1)
        #expect(store.head.hash == head.hash)
        try store.begin()
        try store.append(.decided(Words("instead")))
        try store.commit()
        store.close()
        let again = try workshop.open()
        #expect(again.head.seq == 2)
        #expect(try !again.isKnown(inbox))
        #expect(try again.pendingRows() == [])
        #expect(try again.value("position") == nil)
        let facts = try again.events(after: 0, limit: 9).map(\.fact)
        #expect(facts == [.noted(Words("kept")), .decided(Words("instead"))])
        #expect(try again.faults() == [])
    }

    @Test func `an event out of turn is refused`() throws {
        let store = try Workshop().open()
        let event = Event(seq: 3, incident: nil, at: FactSamples.time, fact: .noted(Words("x")))
        #expect(
            failure { try store.append(event) }?.sentence
                == "Event 3 does not follow event 0. This is a bug in Sitrep: please report it.")
        #expect(store.head.seq == 0)
    }

    @Test func `a full disk is said, and the group is given up`() throws {
        let store = try Workshop().open()
        try store.append(.noted(Words("kept")))
        let pages = try store.database.pragma("PRAGMA page_count")
        try store.database.execute("PRAGMA max_page_count = \(pages + 1)")
        let failed = failure {
            try store.begin()
            for _ in 0..<1000 { try store.append(.noted(Words(String(repeating: "x", count: 500)))) }
        }
        store.rollback()
        #expect(failed?.kind == .full)
        #expect(failed?.exitStatus == 74)
        #expect(failed?.sentence.contains("the disk is full. Free some space there") == true)
        #expect(store.head.seq == 1)
        try store.database.execute("PRAGMA max_page_count = 100000")
        try store.append(.noted(Words("again")))
        #expect(try store.faults() == [])
    }

    @Test func `the inbox forgets what is old`() throws {
        let store = try Workshop().open()
        let later = InboxID(source: "local/ops", id: "m2")
        try store.remember(inbox, at: FactSamples.time)
        try store.remember(inbox, at: FactSamples.time + .days(30))
        try store.remember(later, at: FactSamples.time + .seconds(1))
        #expect(try !store.isKnown(InboxID(source: "local", id: "ops/m1")))
        try store.forget(before: FactSamples.time + .seconds(1))
        #expect(try !store.isKnown(inbox))
        #expect(try store.isKnown(later))
    }

    @Test func `a small value is replaced`() throws {
        let store = try Workshop().open()
        #expect(try store.value("a") == nil)
        try store.set("a", "1")
        try store.set("a", "")
        #expect(try store.value("a")?.isEmpty == true)
    }
}
