import Delivery
import Incidents
import Synchronization

/// A chat that is watched from two sides, the way in and the way out: it is in trouble while either is.
final class SlackTroubles: Sendable {
    enum Side: Hashable, Sendable { case inward, outward }

    private let intake: any Intake
    private let known = Mutex<[Side: String]>([:])

    init(intake: any Intake) { self.intake = intake }

    func side(_ side: Side) -> any Intake { Half(all: self, side: side) }

    /// After a reload the trouble of the one before may still stand.
    private func settle(_ chat: String) async {
        if known.withLock({ $0.isEmpty }) { await intake.report(chat: chat, trouble: nil) }
    }

    private func report(_ side: Side, chat: String, trouble: String?) async {
        let (before, after) = known.withLock { known in
            let before = known[.inward] ?? known[.outward]
            known[side] = trouble
            return (before, known[.inward] ?? known[.outward])
        }
        if before != after { await intake.report(chat: chat, trouble: after) }
    }

    /// The intake as one side sees it. Only the outward one says that the chat has caught up: it reads what was missed.
    private struct Half: Intake {
        let all: SlackTroubles
        let side: Side

        func report(chat: String, trouble: String?) async { await all.report(side, chat: chat, trouble: trouble) }
        func caughtUp(chat: String) async {
            guard side == .outward else { return }
            await all.settle(chat)
            await all.intake.caughtUp(chat: chat)
        }
        func take(_ heard: [Heard], remember: [String: String]) async throws {
            try await all.intake.take(heard, remember: remember)
        }
        func remembered(_ key: String) async -> String? { await all.intake.remembered(key) }
        func learned(chat: String, people: [String: PersonID]) async {
            await all.intake.learned(chat: chat, people: people)
        }
        func remark(chat: String, about: String, _ sentence: String?) async {
            await all.intake.remark(chat: chat, about: about, sentence)
        }
        func named(chat: String, rooms: [String: String]) async { await all.intake.named(chat: chat, rooms: rooms) }
        func moved(_ old: RoomRef, to new: RoomRef) async { await all.intake.moved(old, to: new) }
    }
}
