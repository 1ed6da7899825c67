import Delivery
import Incidents
import Synchronization
import Testing
import Wording

@Suite("what the courier does at a chat") struct CourierTests {
    private let room = RoomRef(chat: "slack", room: "C1")

    private func errand(replaces: Bool = false, isInDoubt: Bool = false) -> ReadyErrand {
        var row = OutboxRow(
            key: "e1/say/0", lane: room.path, priority: .announcement,
            errand: .say(Saying(to: .room(room), message: Message("update overdue"), kind: .nag)),
            createdAt: Instant(seconds: 1_000_000))
        row.isInDoubt = isInDoubt
        return ReadyErrand(row: row, room: room, replaces: replaces ? PostedID(room: room, id: "1.0") : nil)
    }

    private func carry(_ errand: ReadyErrand, at chat: FakeChat) async -> ErrandOutcome {
        await Courier(chats: [chat], pagers: [], monitors: []).carry(errand)
    }

    @Test("an edit that is refused for good is said anew, as a message of its own")
    func finalEdit() async {
        let chat = FakeChat(edit: DeliveryFailure(.never, "edit_window_closed"))
        guard case .done(let posted?) = await carry(errand(replaces: true), at: chat) else {
            Issue.record("not said")
            return
        }
        #expect(posted.id == "new")
        #expect(chat.done == ["edit", "post update overdue"])
    }

    @Test("an edit that failed for now is made again, not said")
    func laterEdit() async {
        let chat = FakeChat(edit: DeliveryFailure(.later, "it does not answer"))
        guard case .failed = await carry(errand(replaces: true), at: chat) else {
            Issue.record("it was said")
            return
        }
        #expect(chat.done == ["edit"])
    }

    @Test("an edit that was said anew, and whose answer was lost, is not said once more")
    func goneTwice() async {
        let chat = FakeChat(
            edit: DeliveryFailure(.never, "message_not_found"), found: PostedID(room: room, id: "2.0"))
        guard case .done(let posted?) = await carry(errand(replaces: true, isInDoubt: true), at: chat) else {
            Issue.record("not found")
            return
        }
        #expect(posted.id == "2.0")
        #expect(chat.done == ["edit", "look"])
    }

    @Test("a look that fails renews no doubt: nothing was said by it")
    func failedLook() async {
        let chat = FakeChat(look: DeliveryFailure(.later, mayHaveArrived: true, "it does not answer"))
        guard case .failed(let failure) = await carry(errand(isInDoubt: true), at: chat) else {
            Issue.record("it was said")
            return
        }
        #expect(!failure.mayHaveArrived)
    }

    @Test("where looking takes too long, or is not allowed, it is said and says so", arguments: [true, false])
    func inVain(isOver: Bool) async {
        let chat = FakeChat(look: isOver ? nil : DeliveryFailure(.never, "missing_scope"))
        var errand = errand(isInDoubt: true)
        errand.isDoubtOver = isOver
        guard case .done = await carry(errand, at: chat) else {
            Issue.record("not said")
            return
        }
        #expect(chat.done.last == "post update overdue\n\(PlainText.render(Message(Wording.mayStandAbove)))")
        #expect(chat.done.count == (isOver ? 1 : 2))
    }
}

/// A chat that does what it is told to, and keeps what it was asked.
final class FakeChat: ChatService {
    let name = "slack"
    let abilities = ChatAbilities(edits: true, threads: true)
    private let kept = Mutex<[String]>([])
    private let failingEdit: DeliveryFailure?
    private let failingLook: DeliveryFailure?
    private let found: PostedID?

    init(edit: DeliveryFailure? = nil, look: DeliveryFailure? = nil, found: PostedID? = nil) {
        failingEdit = edit
        failingLook = look
        self.found = found
    }

    var done: [String] { kept.withLock { $0 } }
    private func note(_ what: String) { kept.withLock { $0.append(what) } }

    func receive(into intake: any Intake) async {}
    func post(_ posting: Posting) async throws(DeliveryFailure) -> PostedID {
        note("post \(PlainText.render(posting.message))")
        return PostedID(room: posting.room, id: "new")
    }
    func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID? {
        note("look")
        if let failingLook { throw failingLook }
        return found
    }
    func edit(_ posted: PostedID, to posting: Posting) async throws(DeliveryFailure) {
        note("edit")
        if let failingEdit { throw failingEdit }
    }
    func openRoom(_ order: RoomOrder, key: String, isInDoubt: Bool) async throws(DeliveryFailure) -> RoomLinked {
        throw DeliveryFailure(.never, "no rooms here")
    }
    func invite(_ people: [PersonID], to room: RoomRef) async throws(DeliveryFailure) {}
    func trouble() async -> String? { nil }
}
