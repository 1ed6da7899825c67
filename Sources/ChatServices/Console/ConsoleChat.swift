import Delivery
import Incidents

/// The terminal the daemon was started in: each line typed is a message of the room `console`.
///
/// A line `#incident-2026-11-20-001 !status` speaks in an incident's own room. What was printed before a restart is not
/// known any more, so a message whose printing was in doubt over a crash may stand there twice.
package actor ConsoleChat: ChatService {
    package let name: String
    package nonisolated let abilities = ChatAbilities(
        edits: false, threads: false, pace: Pace(perSecond: 1000, burst: 1000))
    private let terminal: Terminal
    private let sender: String
    private let now: @Sendable () -> Instant
    private var printed: [String: PostedID] = [:]
    private var count = 0

    /// - Parameters:
    ///   - sender: who types; `$USER`, or `console` where that is empty.
    ///   - input: a file descriptor, standard input.
    ///   - output: a file descriptor, standard output; colours are for a terminal alone.
    package init(
        name: String = "console", sender: String, now: @escaping @Sendable () -> Instant, input: Int32 = 0,
        output: Int32 = 1
    ) {
        self.name = name
        self.sender = sender.isEmpty ? "console" : sender
        self.now = now
        terminal = Terminal(input: input, output: output)
    }

    /// At the end of the input it stays, since the daemon may go on without a terminal.
    package func receive(into intake: any Intake) async {
        await intake.caughtUp(chat: name)
        for await line in terminal.lines() {
            guard let heard = hear(line) else { continue }
            await take(heard, intake)
        }
    }

    package func post(_ posting: Posting) async throws(DeliveryFailure) -> PostedID {
        if let known = printed[posting.key] { return known }
        let posted = PostedID(room: posting.room, id: posting.key)
        guard await terminal.print(ConsoleText.render(posting, colours: terminal.hasColours)) else {
            throw DeliveryFailure(.never, "Console: the terminal is gone")
        }
        printed[posting.key] = posted
        return posted
    }

    package func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID? {
        printed[posting.key]
    }

    package func edit(_ posted: PostedID, to posting: Posting) async throws(DeliveryFailure) {
        throw DeliveryFailure(.never, "Console: what is printed cannot be changed")
    }

    package func openRoom(_ order: RoomOrder, key: String, isInDoubt: Bool) async throws(DeliveryFailure) -> RoomLinked
    {
        RoomLinked(room: RoomRef(chat: name, room: order.name), purpose: order.isPrivate ? .private : .main)
    }

    package func invite(_ people: [PersonID], to room: RoomRef) async throws(DeliveryFailure) {}

    package func trouble() async -> String? { nil }

    /// Nil for an empty line.
    private func hear(_ line: String) -> Heard? {
        let (room, text) = ConsoleText.read(line)
        guard !text.isEmpty else { return nil }
        count += 1
        let at = now()
        // The moment stands in the id, because a count alone begins anew with each process.
        return Heard(
            room: RoomRef(chat: name, room: room ?? "console"), id: "\(at.milliseconds)-\(count)", sender: sender,
            text: text, at: at)
    }

    /// Until it is kept: there is nobody else who has the line.
    private func take(_ heard: Heard, _ intake: any Intake) async {
        while !Task.isCancelled {
            do {
                return try await intake.take([heard], remember: [:])
            } catch {
                // Only a cancellation ends the pause, and then the loop ends too.
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }
}
