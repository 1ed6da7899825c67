import Incidents
import Settings
import Testing

@Suite("pagers.opsgenie, pagers.incident-io, pagers.grafana-irm") struct OpsgenieSettingsTests {
    private func load(_ text: String) throws -> (settings: PagerSettings, rule: PagerRule) {
        let configuration = try Sample.load(Sample.people + text)
        return (try #require(configuration.pagers.first), try #require(configuration.policy.pagers.first))
    }

    @Test("users are paged by address, lines by what is at Opsgenie")
    func opsgenie() throws {
        let (settings, rule) = try load(
            """
            server: {public_url: "https://sitrep.test"}
            pagers:
              opsgenie:
                api_key_env: K
                webhook_secret_env: W
                teams: {database: "DB: nights", ic: {schedule: Commanders}}
                default: {escalation: Managers}
            """)
        #expect(
            settings == .opsgenie(.init(name: "opsgenie", apiKey: .environment("K"), webhookSecret: .environment("W"))))
        #expect(
            rule
                == PagerRule(
                    name: "opsgenie", people: [PersonID("ana"): "ana@example.org"],
                    lines: ["database": "team:DB: nights", "ic": "schedule:Commanders"],
                    shared: "escalation:Managers"))
    }

    @Test("with users: handles only those are paged who have one")
    func handles() throws {
        let text =
            "pagers: {og: {kind: opsgenie, api_key_env: K, users: handles, api_base: \"https://api.eu.test/\"}}\n"
        let (settings, rule) = try load(text)
        #expect(settings == .opsgenie(.init(name: "og", apiBase: "https://api.eu.test", apiKey: .environment("K"))))
        #expect(rule.people.isEmpty)
    }

    @Test("alert sources have an id and a token each")
    func incidentIO() throws {
        let (settings, rule) = try load(
            """
            pagers:
              incident-io:
                alert_source: 01AB
                token_env: T
                alert_sources: {ana: {alert_source: 01CD, token_env: A}}
            """)
        #expect(
            settings
                == .incidentIO(
                    .init(
                        name: "incident-io",
                        sources: [
                            "shared": .init(id: "01AB", token: .environment("T")),
                            "ana": .init(id: "01CD", token: .environment("A")),
                        ])))
        #expect(rule == PagerRule(name: "incident-io", people: [PersonID("ana"): "ana"], shared: "shared"))
    }

    @Test("an integration's URL is a secret")
    func grafana() throws {
        let (settings, rule) = try load("pagers: {grafana_irm: {url_env: U, urls: {ic: {url_env: I}}}}\n")
        #expect(
            settings
                == .grafanaIRM(
                    .init(name: "grafana_irm", urls: ["shared": .environment("U"), "ic": .environment("I")])))
        #expect(rule == PagerRule(name: "grafana_irm", lines: ["ic": "ic"], shared: "shared"))
    }

    @Test(
        "what is missing or misplaced is said",
        arguments: [
            ("opsgenie: {}", "has no API key"),
            ("opsgenie: {api_key: abcdef}", "is a secret and may not stand in this file"),
            ("opsgenie: {api_key_env: K, webhook_secret_env: W}", "has a webhook secret, but no address"),
            ("opsgenie: {api_key_env: K, teams: {nobody: X}}", "pagers.opsgenie.teams.nobody is for nobody"),
            (
                "opsgenie: {api_key_env: K, default: {team: A, schedule: B}}",
                "is to be one of team, schedule and escalation"
            ),
            ("opsgenie: {api_key_env: K, users: some}", "is not one of the choices"),
            ("incident-io: {token_env: T}", "has no alert source"),
            ("incident-io: {alert_source: a, alert_sources: {ana: {token_env: T}}}", "has no token"),
            ("incident-io: {alert_source: \"https://x/y\", token_env: T}", "is no id of an alert source"),
            ("grafana-irm: {}", "has no integration"),
            ("grafana-irm: {url: \"https://x/key\"}", "is a secret and may not stand in this file"),
            ("grafana-irm: {urls: {ana: \"https://x/key\"}}", "is a secret and may not stand in this file"),
        ])
    func mistakes(block: String, said: String) {
        let lines = Sample.said(Sample.people + "pagers: {\(block)}\n")
        #expect(lines.contains { $0.contains(said) }, "\(lines)")
        #expect(!lines.contains { $0.contains("abcdef") || $0.contains("x/key") })
    }

    @Test("a webhook secret wants https", arguments: [("https://s.test", true), ("http://s.test", false)])
    func https(url: String, isGood: Bool) {
        let text =
            Sample.people
            + "server: {public_url: \"\(url)\"}\npagers: {opsgenie: {api_key_env: K, webhook_secret_env: W}}\n"
        #expect(Sample.said(text).contains { $0.contains("no address at which it stays one") } == !isGood)
    }
}
