import Incidents
import Testing

@testable import Store

struct RoomTests {
    private func message(_ id: String, room: String = "ops", author: String = "ana") -> LocalMessage {
        LocalMessage(
            seq: 0, room: room, id: id, author: author, text: "text of \(id)", thread: "t", at: FactSamples.time,
            inReplyTo: "r", kind: "reply")
    }
    private func storeWithRooms(_ workshop: Workshop) throws -> Store {
        let store = try workshop.open()
        for name in ["ops", "war"] {
            try store.addRoom(
                LocalRoom(name: name, topic: "topic", createdAt: FactSamples.time, incident: IncidentID(1)))
        }
        return store
    }

    @Test func `rooms are listed in the order in which they were made`() throws {
        let store = try storeWithRooms(try Workshop())
        #expect(try !store.addRoom(LocalRoom(name: "ops", topic: "another", createdAt: FactSamples.time)))
        try store.setTopic(room: "war", "new topic")
        #expect(try store.rooms().map(\.name) == ["ops", "war"])
        #expect(
            try store.room("ops")
                == LocalRoom(name: "ops", topic: "topic", createdAt: FactSamples.time, incident: IncidentID(1)))
        #expect(try store.room("war")?.topic == "new topic")
        #expect(try store.room("nowhere") == nil)
    }

    @Test func `each room counts its own messages, over restarts`() throws {
        let workshop = try Workshop()
        var store = try storeWithRooms(workshop)
        #expect(try store.add(message("a")).seq == 1)
        #expect(try store.add(message("a", room: "war")).seq == 1)
        try store.begin()
        #expect(try store.add(message("b")).seq == 2)
        #expect(try store.add(message("c")).seq == 3)
        try store.commit()
        store.close()
        store = try workshop.open()
        #expect(try store.add(message("d")).seq == 4)
        #expect(try store.rooms().map(\.lastSeq) == [4, 1])
    }

    @Test func `a rollback gives the numbers back`() throws {
        let store = try storeWithRooms(try Workshop())
        try store.begin()
        _ = try store.add(message("a"))
        _ = try store.add(message("b"))
        store.rollback()
        #expect(try store.add(message("c")).seq == 1)
    }

    @Test func `a message comes back whole`() throws {
        let store = try storeWithRooms(try Workshop())
        var full = try store.add(message("a"))
        #expect(try store.message(room: "ops", author: "ana", id: "a") == full)
        #expect(try store.message(room: "ops", author: "bo", id: "a") == nil)
        #expect(try store.message(room: "war", author: "ana", id: "a") == nil)
        var bare = message("b")
        bare.thread = nil
        bare.inReplyTo = nil
        bare.kind = "message"
        bare.text = ""
        bare = try store.add(bare)
        full.editedAt = nil
        #expect(try store.messages(room: "ops", after: 0, limit: 9) == [full, bare])
    }

    @Test func `messages are read a page at a time and from the end`() throws {
        let store = try storeWithRooms(try Workshop())
        for number in 1...6 { _ = try store.add(message("m\(number)")) }
        #expect(try store.messages(room: "ops", after: 2, limit: 2).map(\.seq) == [3, 4])
        #expect(try store.lastMessages(room: "ops", limit: 2).map(\.seq) == [5, 6])
        #expect(try store.messages(room: "nowhere", after: 0, limit: 2) == [])
    }

    @Test func `an edit changes the text and says when`() throws {
        let store = try storeWithRooms(try Workshop())
        var expected = try store.add(message("a"))
        _ = try store.add(message("a", author: "bot"))
        expected.text = "new"
        expected.editedAt = FactSamples.time + .seconds(9)
        let at = FactSamples.time + .seconds(9)
        #expect(try store.editMessage(room: "ops", author: "ana", id: "a", text: "new", at: at) == expected)
        #expect(try store.message(room: "ops", author: "ana", id: "a") == expected)
        #expect(try store.message(room: "ops", author: "bot", id: "a")?.text == "text of a")
        #expect(try store.editMessage(room: "ops", id: "b", text: "new", at: at) == nil)
        #expect(try store.editMessage(room: "war", id: "a", text: "new", at: at) == nil)
    }

    @Test func `a message for a room that is not there is refused, and so is a second one of an author's id`() throws {
        let store = try storeWithRooms(try Workshop())
        #expect(
            failure { _ = try store.add(message("a", room: "nowhere")) }?.sentence
                == "There is no room \"nowhere\". Make it first: PUT /api/v1/rooms/nowhere")
        _ = try store.add(message("a"))
        #expect(failure { _ = try store.add(message("a")) }?.kind == .io)
        #expect(try store.add(message("b")).seq == 2)
    }
}
