import Foundation
import Incidents
import Settings
import Testing

@Suite struct ConfigurationTests {
    @Test func `the embedded default loads without a word`() throws {
        let loaded = SettingsLoader.embedded()
        #expect(loaded.diagnostics.map(\.description) == [])
        let policy = try #require(loaded.configuration).policy
        #expect(policy.commanders(at: .distantPast).everyone.map(\.person.key) == ["alex", "sam", "lee"])
        #expect(policy.severities.map(\.severity.label) == ["P1", "P2", "P3", "P4"])
        #expect(policy.people(for: policy.targets(named: "VP"), at: .distantPast) == [PersonID("vic")])
        #expect(policy.severities[0].escalateTo == [.person(PersonID("lena"))])
        #expect(policy.severities[1].notifyVPAfter == nil)
        #expect(policy.severities[3].notifyAtStart == [] && policy.severities[3].escalateAfter == nil)
        #expect(policy.announceRooms == [RoomRef(chat: "local", room: "ops")])
        #expect(policy.people.values.allSatisfy { $0.phones.allSatisfy { $0.hasPrefix("+1 555 01") } })
    }

    @Test func `the example for production passes, short of its secrets`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let loaded = SettingsLoader.load(files: [root.appendingPathComponent("deploy/sitrep.example.yaml").path])
        #expect(loaded.configuration != nil)
        let others = loaded.diagnostics.filter { !$0.what.contains("environment variable that is not set here") }
        #expect(others.map(\.description) == [])
    }

    private func sample() throws -> (Folder, Configuration) {
        let folder = try Folder([
            "secret": "abc that is long enough\n", "second": "another that is long\n", "ca.pem": "certificate",
        ])
        let text =
            Sample.people.replacingOccurrences(of: "aliases:", with: "aliases:\n  \"#general\": local/general") + """
                server:
                  listen: "[::1]:0"
                  public_url: https://sitrep.example.org/
                  tokens: [{person: ana, token_file: secret}, {token_file: second, may_speak_for: [ana, bob]}]
                rooms: {incidents: matrix, announce: [local/ops, "#general"], executive: "matrix/#exec:bot.test"}
                chats:
                  matrix:
                    homeserver: http://127.0.0.1:18008/
                    user_id: "@sitrep:bot.test"
                    access_token_file: secret
                    rooms: ["#ops:bot.test"]
                  console: {}
                pagers:
                  email: {smtp: "smtp://127.0.0.1:2525", from: s@example.org, user: x, password_file: secret, ca_file: ca.pem}
                  pagerduty:
                    api_base: http://127.0.0.1:9
                    routing_key_file: secret
                    routing_keys: {ana: {routing_key_file: secret}, ic: {routing_key_file: secret}}
                monitors:
                  shop: {kind: http, url: "http://127.0.0.1:1/health", expect: [200, 3xx, 204-206], contains: ok, timeout: 2 seconds}
                  site: https://example.org/
                timers: {update_warning: 3m, review_draft: 5 days}
                bridge: {link: "https://meet.example.org/war", number: "+49 30 99", pin: "1234"}
                prefix: "."
                banner: TEST

                """
        try folder.write("s.yaml", text)
        let loaded = SettingsLoader.load(files: [folder["s.yaml"]])
        return (folder, try #require(loaded.configuration, "\(loaded.diagnostics.map(\.description))"))
    }

    @Test func `everything that can be configured arrives`() throws {
        let (folder, configuration) = try sample()
        let secret = SecretSource.file(folder["secret"])
        let policy = configuration.policy
        #expect(configuration.server.listen == ListenAddress(host: "::1", port: 0))
        #expect(policy.publicURL == "https://sitrep.example.org")
        #expect(configuration.server.tokens.map(\.person) == [PersonID("ana"), nil])
        #expect(configuration.server.tokens[1].maySpeak(for: PersonID("bob")))
        #expect(!configuration.server.tokens[1].maySpeak(for: PersonID("cleo")))
        #expect(policy.incidentChat == "matrix")
        #expect(policy.announceRooms.map(\.path) == ["local/ops", "local/general"])
        #expect(policy.executiveRooms.map(\.path) == ["matrix/#exec:bot.test"])
        #expect(policy.timers.updateWarning == .minutes(3) && policy.timers.reviewDraft == .days(5))
        #expect(policy.bridge == Bridge(link: "https://meet.example.org/war", number: "+49 30 99", pin: "1234"))
        #expect(policy.prefix == "." && policy.banner == "TEST")
        #expect(configuration.chats.map(\.name) == ["matrix", "console"])
        let matrix = MatrixSettings(
            name: "matrix", homeserver: "http://127.0.0.1:18008", userID: "@sitrep:bot.test", accessToken: secret,
            rooms: ["#ops:bot.test"])
        #expect(configuration.chats.first == .matrix(matrix))
    }

    @Test func `pagers tell the policy whom they reach`() throws {
        let (folder, configuration) = try sample()
        let secret = SecretSource.file(folder["secret"])
        let policy = configuration.policy
        #expect(
            configuration.pagers == [
                .email(
                    EmailSettings(
                        name: "email", server: "smtp://127.0.0.1:2525", from: "s@example.org", user: "x",
                        password: secret,
                        caFile: folder["ca.pem"])),
                .pagerDuty(
                    PagerDutySettings(
                        name: "pagerduty", apiBase: "http://127.0.0.1:9",
                        keys: ["shared": secret, "ana": secret, "ic": secret])),
            ])
        #expect(
            policy.pagers == [
                PagerRule(
                    name: "email", people: [PersonID("ana"): "ana@example.org"], carriesNotices: true,
                    contact: .email),
                PagerRule(
                    name: "pagerduty", people: [PersonID("ana"): "ana"], lines: ["ic": "ic"], shared: "shared"),
            ])
        #expect(policy.ways(to: PersonID("bob"), line: "ic").map(\.address) == ["ic"])
        #expect(policy.ways(to: PersonID("bob"), line: nil).map(\.address) == ["shared"])
    }

    @Test func `monitors are read, in order`() throws {
        let (_, configuration) = try sample()
        #expect(configuration.policy.monitors == ["shop", "site"])
        #expect(
            configuration.monitors == [
                .http(
                    HTTPMonitorSettings(
                        name: "shop", url: "http://127.0.0.1:1/health", expect: [200...200, 300...399, 204...206],
                        contains: "ok", timeout: .seconds(2))),
                .http(HTTPMonitorSettings(name: "site", url: "https://example.org/")),
            ])
    }

    @Test func `aliases reach people, teams, lines, rooms and each other`() throws {
        let policy = try Sample.load(Sample.people + "  boss: vp\n  dba: database\n  first: ic\n  all: [boss, dba]\n")
            .policy
        #expect(policy.targets(named: "Boss") == [.person(PersonID("vera"))])
        #expect(policy.targets(named: "dba") == [.team("database")])
        #expect(policy.targets(named: "first") == [.line("ic")])
        #expect(policy.targets(named: "all") == [.person(PersonID("vera")), .team("database")])
    }
}
