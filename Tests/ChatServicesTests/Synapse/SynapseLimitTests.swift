import Delivery
import Glibc
import Incidents
import Testing

@testable import ChatServices

extension RealSynapse {
    @Suite(
        "a real Synapse with its own limits", .enabled(if: Synapse.isLimited),
        .timeLimit(.minutes(2)))
    struct SynapseLimitTests {
        @Test("throttled, the server's own time is passed on, and then it works")
        func throttled() async throws {
            let bot = try await Synapse().register(Synapse.fresh("bot"))
            let room = RoomRef(chat: "matrix", room: try await bot.createRoom())
            var said: Duration?
            for number in 0..<30 where said == nil {
                let posting = Posting(
                    key: "e\(number)/say/0", room: room, message: Message("\(number)"),
                    createdAt: Instant(seconds: Int64(time(nil))))
                do { _ = try await bot.chat().post(posting) } catch {
                    guard case .after(let wait) = error.retry else { throw error }
                    said = wait
                    try await Task.sleep(for: wait)
                    _ = try await bot.chat().post(posting)
                }
            }
            #expect(try #require(said) > .zero)
        }
    }
}
