import Delivery
import Glibc
import Incidents
import Testing

@testable import ChatServices

extension RealSynapse {
    @Suite("posting to a real Synapse", .enabled(if: !Synapse.isLimited), .timeLimit(.minutes(2)))
    struct SynapsePostingTests {
        private func posting(_ line: Message.Line, in room: String, key: String = Synapse.fresh("e1/say")) -> Posting {
            // The server's own clock is the machine's.
            Posting(
                key: key, room: RoomRef(chat: "matrix", room: room), message: Message(line),
                createdAt: Instant(seconds: Int64(time(nil))))
        }

        @Test("a repeat is the same event; after a change of the device, looking finds it")
        func idempotent() async throws {
            let bot = try await Synapse().register(Synapse.fresh("bot"))
            let room = try await bot.createRoom()
            let posting = posting("said once", in: room)
            let first = try await bot.chat().post(posting)
            #expect(try await bot.chat().post(posting) == first)
            let password = String(bot.id.dropFirst().prefix { $0 != ":" })
            let elsewhere = bot.chat(credential: .password { password })
            #expect(try await elsewhere.look(for: posting, since: posting.createdAt) == first)
            #expect(
                try await elsewhere.look(for: self.posting("never said", in: room), since: posting.createdAt) == nil)
            #expect(try await bot.messages(in: room) == ["said once"])
        }

        @Test("an edit, a thread, a reply and a mention arrive as such")
        func shapes() async throws {
            let synapse = Synapse()
            let bot = try await synapse.register(Synapse.fresh("bot"))
            let ana = try await synapse.register(Synapse.fresh("ana"))
            let room = try await bot.createRoom()
            let chat = bot.chat(handles: ["ana": ana.id])
            let root = try await chat.post(posting("\(.mention(PersonID("ana"), name: "Ana")), look", in: room))
            var inThread = posting("in the thread", in: room)
            inThread.thread = root.id
            let threaded = try await chat.post(inThread)
            let change = posting("\(strong: "changed") <b>@room</b>", in: room)
            try await chat.edit(root, to: change)
            let event = try await bot.event(root.id, in: room)
            #expect(event["content"]["m.mentions"]["user_ids"] == ["\(ana.id)"])
            let latest = event["unsigned"]["m.relations"]["m.replace"]["content"]["m.new_content"]
            #expect(latest["body"] == "changed <b>@room</b>")
            #expect(event["unsigned"]["m.relations"]["m.thread"]["latest_event"]["event_id"].string == threaded.id)
            #expect(try await chat.look(for: change, since: change.createdAt) == root)
        }

        @Test("a long message of any letters is taken")
        func long() async throws {
            let bot = try await Synapse().register(Synapse.fresh("bot"))
            let room = try await bot.createRoom()
            for filler in ["\"", "<", "💥", "line\n"] {
                let line: Message.Line = "\(String(repeating: filler, count: 100_000 / filler.utf8.count))"
                let posted = try await bot.chat().post(posting(line, in: room))
                try await bot.chat().edit(posted, to: posting(line, in: room))
            }
        }

        @Test("a room that was upgraded takes messages by its old name")
        func upgraded() async throws {
            let synapse = Synapse()
            let bot = try await synapse.register(Synapse.fresh("bot"))
            let ana = try await synapse.register(Synapse.fresh("ana"))
            let old = try await ana.createRoom(["preset": "public_chat"])
            try await bot.call("POST", ["join", old], [:])
            let answer = try await ana.call("POST", ["rooms", old, "upgrade"], ["new_version": "11"])
            let new = try #require(answer["replacement_room"].string)
            try await bot.call("POST", ["join", new], [:])
            let message = posting("on its way", in: old)
            let posted = try await bot.chat().post(message)
            #expect(posted.room.room == new)
            #expect(try await bot.chat().look(for: message, since: message.createdAt) == posted)
        }

        @Test("a room that the bot is not in, and one that is not there")
        func refused() async throws {
            let synapse = Synapse()
            let bot = try await synapse.register(Synapse.fresh("bot"))
            let room = try await synapse.register(Synapse.fresh("ana")).createRoom()
            for place in [room, "!nowhere:bot.test", "#nowhere:bot.test"] {
                let failure = await #expect(throws: DeliveryFailure.self) {
                    try await bot.chat().post(posting("x", in: place))
                }
                #expect(failure?.retry == .never, "\(failure?.sentence ?? "")")
            }
        }
    }
}
