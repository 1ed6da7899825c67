import Delivery
import Glibc
import Incidents
import Testing

@testable import ChatServices

@Suite("console", .timeLimit(.minutes(1)))
struct ConsoleTests {
    private func pair() throws -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }
    private func say(_ text: String, to end: Int32) {
        let bytes = Array(text.utf8)
        #expect(write(end, bytes, bytes.count) == bytes.count)
    }
    private func console(input: Int32 = -1, output: Int32 = -1) -> ConsoleChat {
        ConsoleChat(sender: "ana", now: { Instant(seconds: 5) }, input: input, output: output)
    }

    @Test("each line is a message of the room, and a room before it is another's")
    func lines() async throws {
        let (read, write) = try pair()
        defer { close(read) }
        say("!declare P1 x\n\n  #incident-2026-11-20-001 !status \n# heading\n", to: write)
        close(write)
        let intake = RecordingIntake(refusals: 0)
        await receive(console(input: read), into: intake) { $0.heard.count == 3 }
        #expect(await intake.heard.map(\.text) == ["!declare P1 x", "!status", "# heading"])
        let rooms = ["console", "incident-2026-11-20-001", "console"]
        #expect(await intake.heard.map(\.room) == rooms.map { RoomRef(chat: "console", room: $0) })
        #expect(await intake.heard.map(\.id) == ["5000-1", "5000-2", "5000-3"])
        #expect(await intake.heard.allSatisfy { $0.sender == "ana" })
        #expect(await intake.caughtUpCount == 1)
    }

    @Test("a cancelled reader ends though nobody types")
    func cancelled() async throws {
        let (read, write) = try pair()
        defer {
            close(read)
            close(write)
        }
        await receive(console(input: read), into: RecordingIntake()) { $0.caughtUpCount == 1 }
    }

    @Test("what is printed is plain where no terminal is, and stands there once")
    func printing() async throws {
        let (read, write) = try pair()
        let chat = console(output: write)
        var posting = Sample.posting(Message(["hello \("@here\u{1B}[2J")", "bye"].map { .line($0) }))
        posting.room = RoomRef(chat: "console", room: "incident-1")
        let posted = try await chat.post(posting)
        #expect(try await chat.post(posting) == posted)
        #expect(try await chat.look(for: posting, since: .distantPast) == posted)
        close(write)
        var buffer = [UInt8](repeating: 0, count: 1000)
        let count = Glibc.read(read, &buffer, buffer.count)
        close(read)
        #expect(
            String(decoding: buffer[..<count], as: UTF8.self)
                == "#incident-1 hello @\u{2060}here[2J\n#incident-1 bye\n")
    }

    @Test("a terminal gets a colour")
    func colours() {
        let posting = Posting(
            key: "k", room: RoomRef(chat: "console", room: "console"), message: Message("x"), createdAt: .distantPast)
        #expect(ConsoleText.render(posting, colours: true) == "\u{1B}[36mx\u{1B}[0m\n")
    }

    @Test("a line without end is dropped, not kept in memory")
    func endless() {
        var splitter = LineSplitter()
        #expect(splitter.lines(adding: Array(repeating: 65, count: 70_000)).isEmpty)
        #expect(splitter.lines(adding: Array("x\nok\n".utf8)) == ["ok"])
    }
}
