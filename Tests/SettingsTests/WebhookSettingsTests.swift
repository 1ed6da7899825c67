import Incidents
import Settings
import Testing

@Suite("pagers of the kind webhook") struct WebhookSettingsTests {
    private func load(_ text: String) throws -> (WebhookSettings, PagerRule) {
        let configuration = try Sample.load(Sample.people + "pagers: {hook: {kind: webhook, secret_env: S, \(text)}}\n")
        for case .webhook(let hook) in configuration.pagers {
            return (hook, try #require(configuration.policy.pagers.first))
        }
        throw Missing()
    }
    private struct Missing: Error {}

    @Test("everybody is reached by their key, or some, or all through one line")
    func reach() throws {
        let (hook, everybody) = try load("url: \"https://hooks.test/pages/\"")
        #expect(hook.url == .plain("https://hooks.test/pages/"))
        #expect(everybody.people.count == 5 && everybody.people[PersonID("ana")] == "ana")
        #expect(everybody.shared == nil && !everybody.carriesNotices)
        let (_, some) = try load("url: \"https://hooks.test/p\", people: [ana, bob], notices: yes")
        #expect(some.people.keys.map(\.key).sorted() == ["ana", "bob"] && some.carriesNotices)
        let (_, one) = try load("url_env: URL, shared: true")
        #expect(one.people.isEmpty && one.shared == "shared")
    }

    @Test("an address that is a secret comes from elsewhere")
    func secretAddress() throws {
        #expect(try load("url_env: HOOK_URL").0.url == .secret(.environment("HOOK_URL")))
    }

    @Test("what is missing is said")
    func missing() {
        let said = Sample.said(Sample.people + "pagers: {hook: {kind: webhook}}\n")
        #expect(said.contains { $0.contains("pagers.hook has no url") })
        #expect(said.contains { $0.contains("pagers.hook has no secret") })
        let literal = Sample.said(
            Sample.people + "pagers: {hook: {kind: webhook, url: \"https://x.test\", secret: whsec_abc}}\n")
        #expect(literal.contains { $0.contains("is a secret and may not stand in this file") && !$0.contains("abc") })
    }
}
