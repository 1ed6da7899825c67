import Incidents
import Settings
import Testing

@Suite("pagers of PagerDuty") struct PagerDutySettingsTests {
    private let needed = "kind: pagerduty-incidents, api_token_env: T, from: bot@example.org, service: PIJ90N7"

    @Test("who has a user there is reached alone, everybody else through the service")
    func incidents() throws {
        let configuration = try Sample.load(
            Sample.people.replacing(
                "cleo: {name: Cleo Marsh}", with: "cleo: {name: Cleo Marsh, handles: {pd: PCLEO99}}")
                + "pagers: {pd: {\(needed), users: {ana: PANA123, bob: PBOB123}, webhook_secret_env: W}}\n")
        guard case .pagerDutyIncidents(let pager) = configuration.pagers.first else { throw Missing() }
        #expect(pager.users.count == 3 && pager.users[PersonID("cleo")] == "PCLEO99")
        #expect(pager.apiBase == "https://api.pagerduty.com" && pager.webhookSecret == .environment("W"))
        let policy = configuration.policy
        #expect(policy.ways(to: PersonID("ana"), line: "ic") == [Way(pager: "pd", address: "PANA123", isShared: false)])
        #expect(policy.ways(to: PersonID("vera"), line: "ic") == [Way(pager: "pd", address: "service", isShared: true)])
        // Who acknowledges over there is known by the same id.
        #expect(policy.person(chat: "pd", handle: "PBOB123") == PersonID("bob"))
    }
    private struct Missing: Error {}

    @Test(
        "the name alone says the kind, however it is written",
        arguments: ["pagerduty-incidents", "PagerDuty Incidents"])
    func name(name: String) throws {
        let text = needed.replacing("kind: pagerduty-incidents, ", with: "")
        let configuration = try Sample.load(Sample.people + "pagers: {\"\(name)\": {\(text)}}\n")
        #expect(configuration.pagers.first?.name == name)
    }

    @Test(
        "mistakes are named",
        arguments: [
            ("kind: pagerduty-incidents", "pagers.pd has no API token"),
            ("kind: pagerduty-incidents, api_token_env: T", "pagers.pd has no service"),
            ("kind: pagerduty-incidents, api_token: abc", "pagers.pd.api_token is a secret and may not stand"),
            (
                "kind: pagerduty-incidents, service: my service",
                "pagers.pd.service is no id of PagerDuty, got \"my service\""
            ),
            ("kind: pagerduty-incidents, users: {anna: PANA123}", "pagers.pd.users.anna is nobody of people"),
            ("kind: pagerduty, routing_key_env: K, webhook_secret: abc", "pagers.pd.webhook_secret is a secret"),
        ])
    func mistakes(text: String, expected: String) {
        let said = Sample.said(Sample.people + "pagers: {pd: {\(text)}}\n")
        #expect(said.contains { $0.contains(expected) }, "\(said)")
        #expect(!said.contains { $0.contains("abc") })
    }

    @Test("events may have a webhook and a token of the REST API")
    func events() throws {
        let configuration = try Sample.load(
            Sample.people
                + "pagers: {pagerduty: {routing_key_env: K, webhook_secret_env: W, api_token_env: T, rest_api_base: \"https://api.eu.pagerduty.com\"}}\n"
        )
        guard case .pagerDuty(let pager) = configuration.pagers.first else { throw Missing() }
        #expect(pager.webhookSecret == .environment("W") && pager.token == .environment("T"))
        #expect(pager.restBase == "https://api.eu.pagerduty.com")
    }
}
