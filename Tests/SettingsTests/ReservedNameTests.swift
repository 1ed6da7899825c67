import Incidents
import Settings
import Testing

@Suite struct `Names that nobody may have` {
    @Test(arguments: ["me", "none", "everyone", "here", "Me", "sitrep", "Sitrep", "ops-bot"])
    func `commands and the bot have them already`(name: String) {
        let text = """
            people:
              \(name): {name: Somebody Else}
            chats:
              matrix: {homeserver: "https://m.example.org", user_id: "@ops-bot:example.org", access_token_env: T}

            """
        #expect(Sample.said(text).contains { $0.hasPrefix("s.yaml:2: people: ") && $0.contains("\"\(name)\"") })
    }

    @Test func `neither a full name, a team nor an alias is called so`() {
        let text = """
            people:
              ana: {name: Everyone}
              bob: {name: Bob Stone}
            teams:
              channel: {members: [bob]}
            aliases:
              here: bob

            """
        let said = Sample.said(text)
        #expect(said.filter { $0.contains("nothing and nobody may be called") }.count == 3)
    }

    @Test func `a Matrix bot hears its own name`() throws {
        let configuration = try Sample.load(
            """
            people: {ana: {name: Ana}}
            chats:
              matrix: {homeserver: "https://m.example.org", user_id: "@ops-bot:example.org", access_token_env: T}
            on_call: {ic: ana}

            """)
        #expect(configuration.policy.botNames == ["sitrep", "@ops-bot:example.org", "ops-bot"])
    }
}
