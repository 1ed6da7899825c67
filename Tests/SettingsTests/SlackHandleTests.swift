import Incidents
import Testing

@testable import Settings

@Suite("people's accounts at Slack")
struct SlackHandleTests {
    private func load(_ person: String) -> Loaded {
        SettingsLoader.load(
            text: """
                people: {bob: {name: Bob, \(person)}}
                chats: {slack: {bot_token_env: A, app_token_env: B}}
                on_call: {ic: {primary: bob}}
                """, named: "a.yaml")
    }

    @Test(
        "only a member id is one",
        arguments: [
            ("\"@bob\"", "member id"), ("bob", "member id"), ("u012ab3cd", "Write U012AB3CD"),
            ("\"<@U012AB3CD>\"", "Write U012AB3CD"), ("bob@example.org", "email:"), ("C012AB3CD", "member id"),
        ])
    func refused(handle: String, hint: String) {
        let errors = load("handles: {slack: \(handle)}").diagnostics.map(\.description)
            .filter { $0.contains("is not a Slack member id") }
        #expect(errors.count == 1 && errors[0].contains(hint), "\(errors)")
    }

    @Test("ids of a workspace and of a Grid pass", arguments: ["U012AB3CD", "W012AB3CD"])
    func good(handle: String) {
        let loaded = load("handles: {slack: \(handle)}")
        #expect(loaded.configuration?.policy.people[PersonID("bob")]?.handles["slack"] == handle)
    }

    @Test("one word for every chat is no account at Slack, where they are then looked for by address")
    func general() {
        let loaded = load("handle: bob, email: bob@example.org")
        #expect(!loaded.diagnostics.contains { $0.description.contains("member id") })
        #expect(loaded.configuration?.policy.people[PersonID("bob")]?.handles["slack"] == nil)
        #expect(loaded.configuration?.policy.people[PersonID("bob")]?.handles["local"] == "bob")
    }
}
