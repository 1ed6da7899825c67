import Incidents
import Rehearsal
import Settings
import Testing

/// `rehearse --json` says of each telling whether it reached.
@Suite struct TellingRowTests {
    private func rows(_ yaml: String, _ steps: String) async throws -> [TellingRow] {
        let loaded = SettingsLoader.load(text: yaml, named: "s.yaml")
        let configuration = try #require(loaded.configuration, "\(loaded.diagnostics)")
        let played = try await Rehearsal(
            try Scenario("start: 2026-11-20 14:00\n\n\(steps)\n", name: "test"), folder: ".",
            configuration: configuration
        ).play()
        return TellingRow.all(of: played)
    }

    private let yaml = """
        people:
          ana: {name: Ana Ruiz, email: ana@example.org}
          emil: {name: Emil Engel, phone: "+49 30 1"}
          lara: {name: Lara Legal, phone: "+49 30 2"}
          luis: {name: Luis Lind, email: luis@example.org}
          vera: {name: Vera Vance, phone: "+49 30 3"}
        teams: {managers: {lead: luis, members: [luis, emil]}}
        aliases: {vp: vera}
        on_call: {ic: {primary: ana}}
        pagers: {email: {smtp: "smtp://127.0.0.1:2525", from: s@example.org, tls: none}}
        special_cases: {data_loss: {tell: [lara, luis]}}
        severity_matrix:
          P1:
            notify_at_start: managers
            escalate_after: 30 minutes without mitigation
            escalate_to: managers
            notify_vp_after: 60 minutes without mitigation
        """

    private func reached(_ rows: [TellingRow], _ rule: String) -> [String: String] {
        rows.filter { $0.rule == rule }.reduce(into: [:]) { found, row in
            for person in row.people { found[person] = "\(row.reached)" }
        }
    }

    @Test func `of a team each member, reached or not`() async throws {
        let rows = try await rows(yaml, "14:00 ops ana: !declare P1 down\n\n14:01 ops ana: !ic me\n\n15:10 *")
        #expect(reached(rows, "notify-at-start") == ["luis": "yes", "emil": "no"])
        #expect(reached(rows, "escalate") == ["luis": "yes", "emil": "no"])
        #expect(reached(rows, "notify-vp") == ["vera": "no"])
        #expect(reached(rows, "page") == ["ana": "yes"])
    }

    @Test func `who is told of lost data and has no way is told by nothing, and is not paged`() async throws {
        let rows = try await rows(yaml, "14:00 ops ana: !dataloss orders\n\n14:10 *")
        let lara = try #require(rows.first { $0.people == ["lara"] })
        #expect("\(lara.reached)" == "no" && !lara.page && lara.ways.isEmpty)
    }
}
