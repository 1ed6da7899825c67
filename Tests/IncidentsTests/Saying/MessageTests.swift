import Foundation
import Incidents
import Testing

@Suite struct MessageTests {
    private let room = RoomRef(chat: "matrix", room: "!r:example.org")

    @Test func `what is interpolated plainly is text from outside`() {
        let title = "@everyone <b>down</b>"
        let line: Message.Line = "Title: \(title)."
        #expect(line.pieces == [.words("Title: "), .text(title), .words(".")])
    }

    @Test func `what is marked as ours is words`() {
        let line: Message.Line = "\(ours: "identified") for \(12) on \(IncidentID(3))"
        #expect(
            line.pieces == [.words("identified"), .words(" for "), .words("12"), .words(" on "), .words("INC-3")])
    }

    @Test func `a line is built of strong words, code, mentions and lines`() {
        let inner: Message.Line = "see \(code: "!help")"
        let mention = Message.Piece.mention("ana", name: "Ana")
        let line: Message.Line = "\(strong: "P1") \(mention): \(inner)"
        #expect(
            line.pieces == [.strong("P1"), .words(" "), mention, .words(": "), .words("see "), .code("!help")])
        #expect(("a" as Message.Line + "b").pieces == [.words("a"), .words("b")])
    }

    @Test func `a message comes back from its JSON as it was`() throws {
        let pieces: [Message.Piece] = [
            .words("a"), .text("b"), .strong("c"), .code("d"), .mention("ana", name: "Ana"),
            .room(room, label: "#r"), .link(url: "https://example.org", label: "e"), .everyoneHere,
        ]
        let message = Message(
            banner: "TEST",
            [
                .line(Message.Line(pieces)), .fields([Message.Field("IMPACT", "none")]), .list(["one", "two"]),
                .code("SELECT 1"),
            ])
        #expect(try again(message) == message)
        #expect(try again(Message()) == Message())
    }

    @Test func `nothing unknown pings everybody`() {
        let unknown = Data(#"{"blocks":[{"line":[{"confetti":"x"}]}]}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Message.self, from: unknown) }
    }

    private func again<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }
}
