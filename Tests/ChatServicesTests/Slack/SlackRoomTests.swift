import Delivery
import Foundation
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

@Suite("channels at Slack") struct SlackRoomTests {
    private let order = RoomOrder(
        incident: IncidentID(3), chat: "slack", name: "incident-2026-11-21-001", topic: "P1 INC-3: <!channel> is down",
        isPrivate: false, invite: [PersonID("ana"), PersonID("ghost")])

    /// `taken`: channels that are there, by name.
    private func slack(taken: [String: JSONValue] = [:], refusing user: String? = nil) -> FakeSlack {
        FakeSlack { method, arguments in
            switch method {
            case "conversations.create":
                let name = arguments["name"].string ?? ""
                return taken[name] == nil
                    ? .slack(["channel": ["id": .string("CNEW")]]) : .slackError("name_taken")
            case "conversations.list":
                return .slack(["channels": .array(taken.map { $0.value.with("name", .string($0.key)) })])
            case "conversations.invite" where user.map { arguments["users"].string?.contains($0) == true } == true:
                return .slackError("cant_invite")
            default: return .slack()
            }
        }
    }

    @Test("a channel is made, marked with the key, given a harmless topic, and people come in")
    func create() async throws {
        let slack = slack()
        let linked = try await slack.chat(handles: ["ana": "U0ANA"]).openRoom(
            order, key: "e1/open/0/s", isInDoubt: false)
        #expect(linked == RoomLinked(room: RoomRef(chat: "slack", room: "CNEW"), purpose: .main))
        #expect(slack.calls("conversations.setPurpose").first?["purpose"].string?.hasSuffix("ref e1/open/0/s") == true)
        #expect(slack.calls("conversations.setTopic").first?["topic"].string?.contains("<") == false)
        #expect(slack.calls("conversations.invite").map { $0["users"] } == ["U0ANA"], "a ghost has no account")
    }

    @Test(
        "what adorns a channel may be refused",
        arguments: [
            ("conversations.setTopic", "too_long"), ("conversations.setTopic", "restricted_action"),
            ("conversations.setPurpose", "restricted_action"), ("conversations.setPurpose", "missing_scope"),
            ("conversations.invite", "user_is_restricted"), ("conversations.invite", "missing_scope"),
            ("conversations.invite", "ura_max_channels"),
        ])
    func adorned(method: String, code: String) async throws {
        let plain = slack()
        let slack = FakeSlack { called, arguments throws(HTTPFailure) in
            guard called != method else { return .slackError(code) }
            return try plain.reply(called, arguments)
        }
        let linked = try await slack.chat(handles: ["ana": "U0ANA"]).openRoom(order, key: "k", isInDoubt: false)
        #expect(linked.room.room == "CNEW")
        #expect(slack.calls("conversations.create").count == 1)
    }

    @Test(
        "a topic is cut as Slack counts it, after all in it was made harmless",
        arguments: [
            String(repeating: "_", count: 50), String(repeating: "_", count: 300), String(repeating: "<&>", count: 100),
            String(repeating: "*a", count: 200), String(repeating: "🔥", count: 200), "short", "",
        ])
    func topic(title: String) {
        let topic = SlackChat.topic("P1 · investigating · no IC · \(title) (INC-1)")
        #expect(topic.utf16.count <= 250)
        #expect(topic.hasPrefix("P1 · investigating"))
        #expect(topic.hasSuffix("…") || topic.hasSuffix("(INC-1)"))
        #expect(!topic.contains("<"))
        if !topic.hasSuffix("(INC-1)") { #expect(topic.utf16.count > 240, "as much of it as fits") }
    }

    @Test("ours is found again: by its mark, or bare while it is in doubt; never a stranger's")
    func adopt() async throws {
        let name = "incident-2026-11-21-001"
        func opened(_ there: JSONValue, isInDoubt: Bool) async throws -> RoomLinked {
            try await slack(taken: [name: there.with("id", "CTHERE")]).chat().openRoom(
                order, key: "k", isInDoubt: isInDoubt)
        }
        let marked: JSONValue = ["creator": "UBOT", "purpose": ["value": "Incident INC-3. ref k"]]
        #expect(try await opened(marked, isInDoubt: false).room.room == "CTHERE")
        #expect(try await opened(["creator": "UBOT"], isInDoubt: true).room.room == "CTHERE")
        #expect(try await opened(["creator": "UBOT"], isInDoubt: false).name == "#\(name)-b")
        #expect(try await opened(marked.with("creator", "UEVE"), isInDoubt: true).name == "#\(name)-b")
        #expect(try await opened(marked.with("is_archived", true), isInDoubt: true).name == "#\(name)-b")
        let topped: JSONValue = ["creator": "UBOT", "topic": ["value": .string(SlackChat.topic(order.topic))]]
        #expect(try await opened(topped, isInDoubt: true).room.room == "CTHERE", "its purpose was refused")
        #expect(try await opened(topped, isInDoubt: false).name == "#\(name)-b")
        let other: JSONValue = ["creator": "UBOT", "purpose": ["value": "Incident INC-2. ref other"]]
        #expect(try await opened(other, isInDoubt: true).name == "#\(name)-b")
    }

    @Test("a channel that was made and could not be marked is in doubt, so that the next try finds it")
    func unmarked() async throws {
        for method in ["conversations.setPurpose", "conversations.create"] {
            let slack = FakeSlack { called, _ in
                called == method
                    ? HTTPResponse(status: 429, headers: [("Retry-After", "1")], body: [])
                    : .slack(["channel": ["id": "CNEW"]])
            }
            let failure = await #expect(throws: DeliveryFailure.self) {
                try await slack.chat().openRoom(order, key: "k", isInDoubt: false)
            }
            #expect(failure?.mayHaveArrived == true)
            #expect(failure?.retry == .after(.seconds(1)))
        }
    }

    @Test("somebody whom Slack will not have keeps nobody out, and is named")
    func refused() async throws {
        let slack = slack(refusing: "U0BOB")
        let chat = slack.chat(handles: ["ana": "U0ANA", "bob": "U0BOB"])
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await chat.invite([PersonID("ana"), PersonID("bob")], to: RoomRef(chat: "slack", room: "C1"))
        }
        #expect(failure?.sentence.contains("U0BOB") == true)
        #expect(slack.calls("conversations.invite").map { $0["users"] } == ["U0ANA,U0BOB", "U0ANA", "U0BOB"])
    }

    @Test("a private channel is made private; whoever may not be in it any more is taken out")
    func privately() async throws {
        let slack = FakeSlack { method, arguments in
            switch method {
            case "conversations.create": .slack(["channel": ["id": "CNEW"]])
            case "conversations.kick" where arguments["user"] == "U0BOB": .slackError("not_in_channel")
            default: .slack()
            }
        }
        let chat = slack.chat(handles: ["ana": "U0ANA", "bob": "U0BOB"])
        var order = order
        order.isPrivate = true
        let linked = try await chat.openRoom(order, key: "k", isInDoubt: false)
        #expect(linked.purpose == .private)
        #expect(slack.calls("conversations.create").map { $0["is_private"] } == [true])
        try await chat.remove([PersonID("bob"), PersonID("ana"), PersonID("ghost")], from: linked.room)
        #expect(slack.calls("conversations.kick").map { $0["user"] } == ["U0BOB", "U0ANA"])
    }

    @Test("a channel wears topic and bookmark, is archived or renamed; saying so twice harms nothing")
    func dress() async throws {
        let slack = FakeSlack { method, _ in
            switch method {
            case "bookmarks.list": .slack(["bookmarks": [["link": "https://s.test/incidents/INC-1"]]])
            case "conversations.archive": .slackError("already_archived")
            case "conversations.rename": .slackError("name_taken")
            default: .slack()
            }
        }
        let chat = slack.chat()
        let room = RoomRef(chat: "slack", room: "C1")
        try await chat.dress(
            room,
            as: RoomDress(
                topic: "P1 · investigating",
                bookmark: .init(title: "INC-1", url: "https://s.test/incidents/INC-1")))
        try await chat.dress(room, as: RoomDress(ending: .archived))
        try await chat.dress(room, as: RoomDress(ending: .renamed("Incident 1 closed")))
        #expect(slack.calls("conversations.setTopic").first?["topic"] == "P1 · investigating")
        #expect(slack.calls("bookmarks.add").isEmpty, "it is there already")
        #expect(slack.calls("conversations.rename").first?["name"] == "incident-1-closed")
    }

    @Test("both manifests ask for the scopes that the bot needs, no more and no fewer")
    func manifests() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../deploy/slack"
        ).path
        for name in ["manifest-socket.yaml", "manifest-http.yaml"] {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
            let start = try #require(lines.firstIndex(of: "bot:"))
            let asked = lines[(start + 1)...].prefix { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
            #expect(Set(asked) == Set(SlackScopes.needed.map(\.scope)), "\(name)")
            #expect(asked.count == SlackScopes.needed.count)
            let both = [text.contains("socket_mode_enabled: true"), text.contains("request_url: https")]
            #expect(both == (name.contains("socket") ? [true, false] : [false, true]), "\(name): one way in")
        }
    }

    @Test("doctor finds what is wrong, and names no secret")
    func doctor() async throws {
        let all = SlackScopes.needed.map(\.scope).filter { $0 != "pins:write" }.joined(separator: ",")
        let slack = FakeSlack { method, _ in
            let headers = [("X-OAuth-Scopes", all), ("Date", "Fri, 21 Nov 2025 02:00:00 GMT")]
            let body: JSONValue = ["ok": true, "user_id": "UBOT", "team": "Acme", "user": "sitrep", "ts": "1.0"]
            return HTTPResponse(status: 200, headers: headers, body: body.bytes)
        }
        let found = await slack.chat().checkup(postingTo: RoomRef(chat: "slack", room: "C1"))
        let troubles = found.compactMap(\.trouble)
        #expect(troubles.count == 2, "\(found)")
        #expect(troubles.contains { $0.contains("pins:write") && $0.contains("OAuth & Permissions") })
        #expect(troubles.contains { $0.contains("differs from Slack's") })
        #expect(!"\(found)".contains("xoxb"))
    }
}
