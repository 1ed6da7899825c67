import Incidents
import Settings
import Testing

@Suite("chats.slack") struct SlackTests {
    private func slack(_ text: String) throws -> SlackSettings {
        let configuration = try Sample.load("chats: {slack: {\(text)}}\n")
        for case .slack(let slack) in configuration.chats { return slack }
        throw Missing()
    }
    private struct Missing: Error {}

    @Test("Socket Mode needs two tokens, webhooks a token and the secret; which of them is meant shows")
    func ways() throws {
        let socket = try slack("bot_token_env: B, app_token_env: A")
        #expect(socket.way == .socket(appToken: .environment("A")))
        #expect(socket.botToken == .environment("B"))
        #expect(socket.apiBase == "https://slack.com/api")
        #expect(socket.timelineEmoji == ["pushpin", "memo"])
        let http = try slack("bot_token_env: B, signing_secret_env: S, api_base: \"http://127.0.0.1:1/api\"")
        #expect(http.way == .http(signingSecret: .environment("S")))
        #expect(http.apiBase == "http://127.0.0.1:1/api")
        // Both are there while somebody moves from one to the other: `mode` decides.
        #expect(
            try slack("mode: socket, bot_token_env: B, app_token_env: A, signing_secret_env: S").way
                == .socket(appToken: .environment("A")))
    }

    @Test("emoji are named without colons, and a closed incident's channel may go")
    func choices() throws {
        let slack = try slack(
            "bot_token_env: B, app_token_env: A, timeline_emoji: [\":rotating_light:\"], closed_rooms: archive")
        #expect(slack.timelineEmoji == ["rotating_light"])
        let configuration = try Sample.load(
            "chats: {work: {kind: slack, bot_token_env: B, app_token_env: A, closed_rooms: rename}}\n")
        #expect(configuration.policy.closedRooms == ["work": .renamed])
        #expect(configuration.chats.map(\.name) == ["work"])
    }

    @Test(
        "each mistake is one sentence",
        arguments: [
            ("app_token_env: A", "has no bot token"),
            ("bot_token_env: B", "has no app token"),
            ("mode: http, bot_token_env: B", "has no signing secret"),
            ("mode: fax, bot_token_env: B, app_token_env: A", "mode"),
            ("bot_token_env: B, app_token_env: A, closed_rooms: burn", "closed_rooms"),
            ("bot_token: xoxb-1, app_token_env: A", "bot_token"),
        ])
    func mistakes(text: String, what: String) {
        let said = Sample.said("chats: {slack: {\(text)}}\n")
        #expect(said.contains { $0.contains(what) }, "\(said)")
        #expect(!said.contains { $0.contains("xoxb-1") }, "a secret must not be repeated")
    }
}
