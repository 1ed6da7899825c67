import Delivery
import Incidents
import Testing

@testable import ChatServices

extension RealSynapse {
    @Suite(
        "opening rooms at a real Synapse", .enabled(if: !Synapse.isLimited), .timeLimit(.minutes(2)))
    struct SynapseRoomTests {
        private func order(_ name: String, isPrivate: Bool = false) -> RoomOrder {
            RoomOrder(
                incident: IncidentID(3), chat: "matrix", name: name, topic: "INC-3 checkout is down",
                isPrivate: isPrivate,
                invite: [PersonID("ana"), PersonID("ghost")])
        }

        @Test("a second try finds the first one's room, with its name, topic, people and alias")
        func twice() async throws {
            let synapse = Synapse()
            let bot = try await synapse.register(Synapse.fresh("bot"))
            let ana = try await synapse.register(Synapse.fresh("ana"))
            let chat = bot.chat(handles: ["ana": ana.id, "ghost": "@ghost:elsewhere.test"])
            let name = Synapse.fresh("incident")
            let first = try await chat.openRoom(order(name), key: "e1/open/0", isInDoubt: false)
            #expect(try await chat.openRoom(order(name), key: "e1/open/0", isInDoubt: false) == first)
            #expect(first.name == nil)
            let room = first.room.room
            #expect(try await bot.call("GET", ["rooms", room, "state", "m.room.name", ""])["name"].string == name)
            #expect(
                try await bot.call("GET", ["rooms", room, "state", "m.room.topic", ""])["topic"]
                    == "INC-3 checkout is down"
            )
            let member = try await bot.call("GET", ["rooms", room, "state", "m.room.member", ana.id])
            #expect(member["membership"] == "invite")
            // Also somebody who was not invited, by its name.
            let ben = try await synapse.register(Synapse.fresh("ben"))
            #expect(try await ben.call("POST", ["join", "#\(name):bot.test"], [:])["room_id"].string == room)
            // In already is no failure, and neither is that somebody else cannot come.
            try await chat.invite([PersonID("ana")], to: first.room)
        }

        @Test("a stranger's room of that name gets ours a suffix, though it forges our key and invites us")
        func stranger() async throws {
            let synapse = Synapse()
            let bot = try await synapse.register(Synapse.fresh("bot"))
            let eve = try await synapse.register(Synapse.fresh("eve"))
            let name = Synapse.fresh("incident")
            let theirs = try await eve.createRoom(
                [
                    "room_alias_name": "\(name)",
                    "initial_state": [
                        ["type": "org.sitrep.incident", "state_key": "", "content": ["key": "e1/open/0"]]
                    ],
                ], inviting: bot.id)
            try await bot.call("POST", ["join", theirs], [:])
            let first = try await bot.chat().openRoom(order(name), key: "e1/open/0", isInDoubt: false)
            #expect(first.name == "#\(name)-b")
            #expect(first.room.room != theirs)
            #expect(try await bot.chat().openRoom(order(name), key: "e1/open/0", isInDoubt: false) == first)
            #expect(try await bot.chat().openRoom(order(name), key: "e2/open/0", isInDoubt: false).name == "#\(name)-c")
        }

        @Test("nobody comes into a private incident's room uninvited")
        func privateRoom() async throws {
            let synapse = Synapse()
            let bot = try await synapse.register(Synapse.fresh("bot"))
            let eve = try await synapse.register(Synapse.fresh("eve"))
            let name = Synapse.fresh("incident")
            let opened = try await bot.chat().openRoom(order(name, isPrivate: true), key: "k", isInDoubt: false)
            #expect(opened.purpose == .private)
            await #expect(throws: MatrixFailure.self) {
                try await eve.call("POST", ["join", "#\(name):bot.test"], [:])
            }
        }
    }
}
