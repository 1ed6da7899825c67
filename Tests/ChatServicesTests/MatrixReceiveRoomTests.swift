import Delivery
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

@Suite("rooms that Matrix sends", .timeLimit(.minutes(1)))
struct MatrixReceiveRoomTests {
    private let encryption = Sample.event(
        "$enc", ["algorithm": "m.megolm.v1.aes-sha2"], type: "m.room.encryption", stateKey: "")
    private let tombstone = Sample.event(
        "$tomb", ["replacement_room": "!new:hs.test"], type: "m.room.tombstone", stateKey: "")

    @Test("an encrypted room hears one sentence, and no command there is taken")
    func encrypted() async throws {
        let secret = Sample.event("$e1", ["ciphertext": "x"], type: "m.room.encrypted")
        let server = homeserver(syncs: [
            Sample.sync("s2", [secret]), Sample.sync("s3", [secret, Sample.said("$1", "!ic page")]),
        ]) { _ throws(HTTPFailure) in .json(["event_id": "$x"]) }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s3" }
        #expect(await intake.heard.isEmpty)
        #expect(await intake.memory["matrix/encrypted/!abc:hs.test"] == "told")
        let sent = server.requests("PUT", containing: "/send/")
        #expect(sent.count == 1)
        #expect(
            try #require(sent.first).json["body"] == """
                I cannot read encrypted rooms, so I take no commands here. Please make a room without encryption \
                (it cannot be switched off again in this one) and invite @bot:hs.test there.
                """)
    }

    @Test("a room that was encrypted before the bot was invited hears the sentence when it comes in")
    func encryptedAtJoining() async {
        let server = homeserver(syncs: [Sample.sync("s2", [encryption, Sample.joining(), Sample.said("$1", "!ic")])]) {
            _ throws(HTTPFailure) in .json(["event_id": "$x"])
        }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s2" }
        #expect(await intake.heard.isEmpty)
        #expect(await intake.memory["matrix/encrypted/!abc:hs.test"] == "told")
    }

    @Test("a room that was encrypted before the bot came is known from its state")
    func encryptedBefore() async {
        let server = homeserver(syncs: [
            Sample.sync("s1", state: [encryption]), Sample.sync("s2", [Sample.said("$1", "!ic page")]),
        ])
        let intake = RecordingIntake()
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s2" }
        #expect(await intake.heard.isEmpty)
        #expect(await intake.memory["matrix/encrypted/!abc:hs.test"] == "known")
        #expect(server.requests("PUT", containing: "/send/").isEmpty)
    }

    @Test("where the sentence could not be said, the next word brings it up again")
    func encryptedLater() async {
        let script = Script<HTTPResponse>([.error(500, "M_UNKNOWN"), .json(["event_id": "$x"])])
        let server = homeserver(syncs: [
            Sample.sync("s2", [encryption]),
            Sample.sync("s3", [Sample.event("$e", [:], type: "m.room.encrypted")]),
        ]) { _ throws(HTTPFailure) in script.next() ?? .json([:]) }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s3" }
        #expect(await intake.memory["matrix/encrypted/!abc:hs.test"] == "told")
    }

    @Test("an upgraded room goes on under its new id, after what was said in the old one")
    func upgrade() async {
        let server = homeserver(syncs: [Sample.sync("s2", [Sample.said("$1", "!status"), tombstone])])
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s2" }
        #expect(await intake.heard.map(\.id) == ["$1"])
        #expect(await intake.moves.map(\.old.room) == ["!abc:hs.test"])
        #expect(await intake.moves.map(\.new.room) == ["!new:hs.test"])
        let join = "/join/%21new%3Ahs.test?server_name=hs.test&via=hs.test"
        #expect(server.requests("POST", containing: join).count == 1)
    }

    @Test("a new room that needs an invitation is moved to when that comes, also after a restart")
    func upgradeByInvitation() async {
        let closed = homeserver(syncs: [Sample.sync("s2", [tombstone])]) { _ throws(HTTPFailure) in
            .error(403, "M_FORBIDDEN")
        }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(closed.chat(), into: intake) { $0.memory["matrix/since"] == "s2" }
        #expect(await intake.moves.isEmpty)
        let open = homeserver(syncs: [Sample.sync("s3", invites: ["!new:hs.test"])])
        await receive(open.chat(), into: intake) { !$0.moves.isEmpty }
        #expect(await intake.moves.map(\.new.room) == ["!new:hs.test"])
    }

    @Test("an invitation of somebody who may not invite is left alone; configured rooms are joined")
    func welcome() async {
        let server = homeserver(syncs: [Sample.sync("s2", invites: ["!evil:hs.test"]), Sample.sync("s3")])
        var options = MatrixChat.Options()
        options.rooms = ["#ops:hs.test"]
        options.accepts = { $0 != "@ana:hs.test" }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(options: options), into: intake) { $0.memory["matrix/since"] == "s3" }
        #expect(server.requests("POST", containing: "/join/%21evil").isEmpty)
        #expect(server.requests("POST", containing: "/join/%23ops%3Ahs.test").count == 1)
    }

    @Test("invitations are accepted, and one that never answers keeps nobody else waiting")
    func invitations() async {
        let server = homeserver(syncs: [
            Sample.sync("s2", invites: ["!dead:gone.test", "!good:hs.test"]),
            Sample.sync("s3", [Sample.said("$1", "x")]),
        ]) { request throws(HTTPFailure) in request.url.contains("gone.test") ? nil : .json([:]) }
        let intake = RecordingIntake(memory: ["matrix/since": "s1"])
        await receive(server.chat(), into: intake) { $0.memory["matrix/since"] == "s3" }
        #expect(await intake.heard.map(\.id) == ["$1"])
        #expect(await intake.memory["matrix/invites"] == "!dead:gone.test !good:hs.test")
        let again = homeserver(syncs: [Sample.sync("s4"), Sample.sync("s5"), Sample.sync("s6")])
        await receive(again.chat(), into: intake) { $0.memory["matrix/since"] == "s6" }
        #expect(again.requests("POST", containing: "/join/%21good").count <= 1)
    }
}
