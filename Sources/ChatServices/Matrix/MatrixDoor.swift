import Delivery
import Incidents

/// Goes through the doors that are open: accepts invitations and joins configured rooms, beside the listening.
///
/// A join may wait a minute for a homeserver that is gone, and anybody can send such an invitation: the rooms that
/// work must not be deaf meanwhile. A sync names an invitation once, so what waits here is remembered by the receiver.
actor MatrixDoor {
    enum Outcome: Hashable, Sendable { case joined, refused, later }

    private let chat: MatrixChat
    private let intake: any Intake
    /// Rooms not yet joined, and how often that was tried.
    private var waiting: [String: Int] = [:]
    private let bell: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation
    private static let mostTries = 20

    init(chat: MatrixChat, intake: any Intake) {
        self.chat = chat
        self.intake = intake
        (bell, ring) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// What still waits, in a form that can be remembered.
    var list: String { waiting.keys.sorted().joined(separator: " ") }

    func add(_ rooms: [String]) {
        guard !rooms.isEmpty else { return }
        for room in rooms { waiting[room] = 0 }
        ring.yield()
    }

    func run() async {
        for await _ in bell {
            var round = 0
            while !waiting.isEmpty, !Task.isCancelled {
                for room in waiting.keys.sorted() { await enter(room) }
                round += 1
                // Only a cancellation ends the pause early, and then the loop ends too.
                if !waiting.isEmpty { try? await chat.pause(.seconds(min(60, 1 << min(round, 6)))) }
            }
        }
    }

    private func enter(_ room: String) async {
        let outcome = await chat.join(room, by: nil)
        let tries = (waiting[room] ?? 0) + 1
        waiting[room] = outcome == .later && tries < Self.mostTries ? tries : nil
        guard outcome == .joined, let old = await intake.remembered("\(chat.name)/replaces/\(room)") else { return }
        await intake.moved(chat.roomRef(old), to: chat.roomRef(room))
    }
}

extension MatrixChat {
    /// `server` is one that is in the room, where it may be none that ours knows.
    func join(_ room: String, by server: String?) async -> MatrixDoor.Outcome {
        do {
            let query = server.map { [("server_name", $0), ("via", $0)] } ?? []
            _ = try await api.call("POST", ["v3", "join", room], query: query, body: [:], timeout: .seconds(60))
            return .joined
        } catch {
            return error.delivery("join \(room)").retry == .never ? .refused : .later
        }
    }
}
