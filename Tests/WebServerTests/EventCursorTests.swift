import Incidents
import Testing

@testable import WebServer

@Suite struct EventCursorTests {
    private func message(_ seq: Int, at: Int64 = 0, edited: Int64? = nil) -> LocalMessage {
        LocalMessage(
            seq: seq, room: "ops", id: "m\(seq)", author: "ana", text: "x", at: Instant(seconds: at),
            editedAt: edited.map { Instant(seconds: $0) })
    }

    @Test("the next one is sent, an old one is passed, a gap is read")
    func steps() {
        var cursor = EventCursor(after: 4)
        #expect(cursor.step(for: message(4)) == .pass)
        #expect(cursor.step(for: message(6)) == .readGap)
        #expect(cursor.step(for: message(5)) == .send)
        cursor.sent(message(5))
        #expect(cursor.step(for: message(5)) == .pass)
        #expect(cursor.step(for: message(6)) == .send)
    }

    @Test("an edit of what was sent is an edit; of what was not, it is the message")
    func edits() {
        let cursor = EventCursor(after: 4)
        #expect(cursor.step(for: message(3, edited: 9)) == .sendEdit)
        #expect(cursor.step(for: message(5, edited: 9)) == .send)
    }

    @Test("sending an edit moves nobody's place")
    func place() {
        var cursor = EventCursor(after: 4)
        cursor.sent(message(2, edited: 9))
        #expect(cursor.last == 4)
    }

    @Test("without a place to resume from, a stream begins behind the last message")
    func fresh() {
        #expect(Subscription.Start(resume: nil, tail: [message(7)]) == .init(resume: 7, tail: [message(7)]))
        #expect(Subscription.Start(resume: nil, tail: []).after == 0)
    }

    @Test("a place beyond the end of the room begins at its end")
    func beyond() {
        #expect(Subscription.Start(resume: 99, tail: [message(7)]).after == 7)
    }

    @Test("who resumes hears of the edits since the last message they saw, and of no others")
    func missedEdits() {
        let tail = [
            message(1, at: 10, edited: 15), message(2, at: 20, edited: 40), message(3, at: 30), message(4, at: 50),
        ]
        let start = Subscription.Start(resume: 3, tail: tail)
        #expect(start.after == 3)
        #expect(start.edits.map(\.seq) == [2])
    }
}
