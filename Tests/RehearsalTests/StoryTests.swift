import Foundation
import Incidents
import Rehearsal
import Settings
import Testing

@Suite struct StoryTests {
    private func play(_ text: String, under policy: String = "standard.yaml") async throws -> Played {
        let folder = ScenarioTests.folder.path
        let loaded = SettingsLoader.load(files: ["\(folder)/policies/\(policy)"], secrets: .nothing)
        let configuration = try #require(loaded.configuration, "\(loaded.diagnostics)")
        return try await Rehearsal(try Scenario(text, name: "test"), folder: folder, configuration: configuration)
            .play()
    }

    private let nobody = Starter.text(
        severity: "P1", start: CivilTime(year: 2026, month: 11, day: 20, hour: 14))

    @Test func `a starter shows the whole ladder of nobody doing anything`() async throws {
        let text = Story(try await play(nobody), paint: Paint(isOn: false)).text
        for line in [
            "14:00 CET  start", "  › somebody in ops: !declare P1 checkout is down", "  PAGES Ana Ruiz by email",
            "  tells Mona Haddad by email", "14:30 CET  +30 min", "15:00 CET  +1 h",
            "  tells Vic Tanaka by email", "Who was told, and when",
            "  14:00 CET  start       Ana Ruiz (primary): paged by email",
            "  14:30 CET  +30 min     Lena Fischer (engineering team lead): escalation by email",
            "  15:00 CET  +1 h        Vic Tanaka (VP): VP told by email",
        ] { #expect(text.contains(line + "\n"), "\(line)\n\(text)") }
        #expect(
            text.contains(
                "First page: start. Ladder: not acknowledged +5 min, no commander +15 min, escalation +30 min")
        )
        #expect(text.hasSuffix("What would have reached nobody\n  nothing\n"), "\(text.suffix(400))")
        #expect(!text.contains("\u{1B}"))
    }

    @Test func `coloured it says the same, with people in bold`() async throws {
        let played = try await play(nobody)
        let plain = Story(played, paint: Paint(isOn: false)).text
        let coloured = Story(played, paint: Paint(isOn: true)).text
        #expect(coloured.contains("\u{1B}[1mVic Tanaka\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[1m@Lena Fischer\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func `what would have reached nobody is named with what to do`() async throws {
        let policy = try await rehearsed(
            """
            people:
              ana: {name: Ana Ruiz, phones: ["+49 30 1"], email: ana@example.org}
              dora: {name: Dora Klein, phones: ["+49 30 2"]}
              mona: {name: Mona Haddad}
            aliases: {engineering manager: mona, vp: [], engineering team lead: dora}
            on_call: {ic: {primary: ana, backup: dora}}
            pagers: {email: {smtp: "smtp://127.0.0.1:2525", from: s@example.org, tls: none}}
            severity_matrix:
              P1:
                escalate_after: 30 minutes without mitigation
                escalate_to: engineering team lead
                notify_at_start: engineering manager
                notify_vp_after: 60 minutes without mitigation
            """)
        for line in [
            "14:00 UTC  start       page: Dora Klein: no pager reaches them, call +49 30 2",
            "14:00 UTC  start       told at the start: Mona Haddad: no pager reaches them, and no telephone number is configured",
            "15:00 UTC  +1 h        VP told: nobody is configured as VP",
        ] { #expect(policy.contains(line), "\(line)\n\(policy)") }
    }

    private func rehearsed(_ yaml: String) async throws -> String {
        let loaded = SettingsLoader.load(text: yaml, named: "s.yaml")
        let configuration = try #require(loaded.configuration, "\(loaded.diagnostics)")
        let played = try await Rehearsal(
            try Scenario(nobody, name: "test"), folder: ".", configuration: configuration
        ).play()
        return Story(played, paint: Paint(isOn: false)).text
    }

    @Test func `the transcript of a starter is a scenario that holds`() async throws {
        let transcript = try await play(nobody).transcript
        let again = try await play(transcript).transcript
        #expect(LineDifference(wanted: transcript, got: again) == nil)
        #expect(transcript.hasPrefix("# What happens when nobody does anything about a P1 for 75 minutes?\n"))
    }
}
