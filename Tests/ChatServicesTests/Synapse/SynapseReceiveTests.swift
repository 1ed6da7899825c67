import Delivery
import Dispatch
import Glibc
import Incidents
import Testing

@testable import ChatServices

extension RealSynapse {
    @Suite("listening to a real Synapse", .enabled(if: !Synapse.isLimited), .timeLimit(.minutes(3)))
    struct SynapseReceiveTests {
        private let synapse = Synapse()

        private func pair() async throws -> (bot: Synapse.User, ana: Synapse.User) {
            (try await synapse.register(Synapse.fresh("bot")), try await synapse.register(Synapse.fresh("ana")))
        }

        @Test("what was said while the bot was away is heard from its last position, a gap of 250 too")
        func gap() async throws {
            let (bot, ana) = try await pair()
            let (room, intake) = try await ana.roomWithBot(bot)
            for number in 1...250 { try await ana.say("message \(number)", in: room) }
            await receive(bot.chat(), into: intake) { $0.heard.count >= 250 }
            #expect(await intake.heard.map(\.text) == (1...250).map { "message \($0)" })
            // The same position once more, as after a crash before the commit: the same, and none else.
            #expect(await intake.caughtUpCount == 2)
            let again = RecordingIntake(memory: await intake.memory)
            try await ana.say("one more", in: room)
            await receive(bot.chat(), into: again) { !$0.heard.isEmpty }
            #expect(await again.heard.map(\.text) == ["one more"])
        }

        @Test("of a room with a long past, only what follows the bot's coming is heard")
        func joinedLater() async throws {
            let (bot, ana) = try await pair()
            let (_, intake) = try await ana.roomWithBot(bot)
            let room = try await ana.createRoom()
            for number in 1...120 { try await ana.say("!ic page \(number)", in: room) }
            try await ana.call("POST", ["rooms", room, "invite"], ["user_id": "\(bot.id)"])
            let task = Task { await bot.chat().receive(into: intake) }
            try await waitUntil { try await isIn(room, bot, ana) }
            for number in 1...130 { try await ana.say("!status \(number)", in: room) }
            await intake.until { $0.heard.count >= 130 }
            task.cancel()
            await task.value
            #expect(await intake.heard.map(\.text) == (1...130).map { "!status \($0)" })
        }

        @Test("joined and then away: the gap is read back to the joining and not beyond")
        func joinedAndAway() async throws {
            let (bot, ana) = try await pair()
            let (_, intake) = try await ana.roomWithBot(bot)
            let room = try await ana.createRoom()
            for number in 1...30 { try await ana.say("!ic page \(number)", in: room) }
            try await ana.call("POST", ["rooms", room, "invite"], ["user_id": "\(bot.id)"])
            try await bot.call("POST", ["join", room], [:])
            for number in 1...230 { try await ana.say("!status \(number)", in: room) }
            await receive(bot.chat(), into: intake) { $0.heard.count >= 230 }
            #expect(await intake.heard.map(\.text) == (1...230).map { "!status \($0)" })
        }

        @Test("an encrypted room hears one sentence and gives no command")
        func encrypted() async throws {
            let (bot, ana) = try await pair()
            let (open, intake) = try await ana.roomWithBot(bot)
            let algorithm: JSONValue = ["algorithm": "m.megolm.v1.aes-sha2"]
            let secret = try await ana.createRoom(
                ["initial_state": [["type": "m.room.encryption", "state_key": "", "content": algorithm]]],
                inviting: bot.id)
            let task = Task { await bot.chat().receive(into: intake) }
            await intake.until { $0.memory["matrix/encrypted/\(secret)"] == "told" }
            try await ana.say("!ic page", in: secret)
            try await ana.say("!status", in: open)
            await intake.until { !$0.heard.isEmpty }
            task.cancel()
            await task.value
            #expect(await intake.heard.map(\.text) == ["!status"])
            let sentences = try await ana.messages(in: secret).filter { $0.hasPrefix("I cannot read encrypted rooms") }
            #expect(sentences.count == 1)
        }

        @Test("a room upgrade is followed, by name where the new one is open and by invitation where it is not")
        func upgrade() async throws {
            for preset in ["public_chat", "private_chat"] {
                let (bot, ana) = try await pair()
                let intake = RecordingIntake()
                let old = try await ana.createRoom(["preset": "\(preset)"], inviting: bot.id)
                try await bot.call("POST", ["join", old], [:])
                await receive(bot.chat(), into: intake) { $0.caughtUpCount == 1 }
                let task = Task { await bot.chat().receive(into: intake) }
                let answer = try await ana.call("POST", ["rooms", old, "upgrade"], ["new_version": "11"])
                let new = try #require(answer["replacement_room"].string)
                if preset == "private_chat" {
                    try await ana.call("POST", ["rooms", new, "invite"], ["user_id": "\(bot.id)"])
                }
                await intake.until { !$0.moves.isEmpty }
                try await ana.say("!status", in: new)
                await intake.until { !$0.heard.isEmpty }
                task.cancel()
                await task.value
                #expect(await intake.moves.map(\.old.room) == [old])
                #expect(await intake.heard.map(\.room.room) == [new])
            }
        }

        @Test("a deeply nested event does not make the bot deaf, and only words of people are heard")
        func hostile() async throws {
            let (bot, ana) = try await pair()
            let (room, intake) = try await ana.roomWithBot(bot)
            // As deep as Synapse takes it; other homeservers take more.
            let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
            try await ana.sayRaw("{\"msgtype\":\"m.text\",\"body\":\"!deep\",\"x\":\(deep)}", in: room)
            try await ana.say("beep", in: room, more: ["msgtype": "m.notice"])
            let pill: JSONValue = "<a href=\"https://matrix.to/#/\(bot.id)\">Bot</a> !status"
            try await ana.say(
                "Bot !status", in: room, more: ["formatted_body": pill, "format": "org.matrix.custom.html"])
            await receive(bot.chat(), into: intake) { $0.heard.count == 2 }
            #expect(await intake.heard.map(\.text) == ["!deep", "\(bot.id) !status"])
        }

        @Test("a restart of the server in a long poll loses nothing", .enabled(if: Synapse.restart != nil))
        func restart() async throws {
            let (bot, ana) = try await pair()
            let (room, intake) = try await ana.roomWithBot(bot)
            let task = Task { await bot.chat().receive(into: intake) }
            try await ana.say("before", in: room)
            await intake.until { $0.heard.count == 1 }
            let command = try #require(Synapse.restart)
            await withCheckedContinuation { done in
                DispatchQueue(label: "restart").async {
                    _ = system("\(command) >/dev/null 2>&1")
                    done.resume()
                }
            }
            try await waitUntil { try await ana.call("GET", ["account", "whoami"])["user_id"].string == ana.id }
            try await ana.say("after", in: room)
            await intake.until { $0.heard.count == 2 }
            task.cancel()
            await task.value
            #expect(await intake.heard.map(\.text) == ["before", "after"])
            #expect(await intake.troubles.last.flatMap(\.self) == nil)
        }

        private func isIn(_ room: String, _ user: Synapse.User, _ by: Synapse.User) async throws -> Bool {
            try await by.call("GET", ["rooms", room, "state", "m.room.member", user.id])["membership"] == "join"
        }

        /// The real server has its own time; a failure on the way there only means "not yet".
        private func waitUntil(_ condition: () async throws -> Bool) async throws {
            while (try? await condition()) != true { try await Task.sleep(for: .milliseconds(100)) }
        }
    }
}
