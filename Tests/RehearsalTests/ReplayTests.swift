import Foundation
import Incidents
import Rehearsal
import Settings
import Testing

@Suite struct ReplayTests {
    private func configuration(_ policy: String) throws -> Configuration {
        let loaded = SettingsLoader.load(
            files: ["\(ScenarioTests.folder.path)/policies/\(policy)"], secrets: .nothing)
        return try #require(loaded.configuration, "\(loaded.diagnostics)")
    }

    /// A night that was played, as the record has it.
    private func night(_ name: String) async throws -> Played {
        let text = try String(contentsOf: ScenarioTests.folder.appending(path: name), encoding: .utf8)
        return try await Rehearsal(try Scenario(text, name: name), folder: ScenarioTests.folder.path).play()
    }

    private func report(
        _ played: Played, under configuration: Configuration, called name: String = "new.yaml"
    ) throws -> String {
        let end = played.moments.last?.at ?? played.start
        let replay = Replay(played.events, of: IncidentID(1), until: end)
        return try #require(ReplayReport(replay, under: configuration, called: name)).text(paint: Paint(isOn: false))
    }

    /// Played again under the policy of that night nothing differs: whatever the rules did there follows here from what
    /// people did.
    @Test(arguments: [
        "ladder-p1.scenario", "ladder-p2.scenario", "ladder-p3.scenario", "mitigation-ends-the-ladder.scenario",
        "escalation-backup-acknowledges.scenario", "escalation-nobody-acknowledges.scenario",
        "progress-starts-the-clock-anew.scenario", "severity-raised.scenario", "severity-lowered.scenario",
        "reopened.scenario", "no-commander.scenario", "page-not-acknowledged.scenario", "executive-summary.scenario",
        "update-resets-the-nudge.scenario", "nextupdate-moves-the-reminder.scenario", "all-hands.scenario",
        "page-a-person-or-a-team.scenario", "snooze-only-snoozes.scenario", "watching-after-mitigation.scenario",
        "on-call-kept-elsewhere.scenario", "quiet-hours.scenario", "pager-refuses.scenario", "handover.scenario",
        "drill-region-down.scenario",
    ])
    func `under the same policy it is the same night`(name: String) async throws {
        let played = try await night(name)
        let text = try report(played, under: played.configuration)
        let different = text.split(separator: "\n").filter { row in
            ["+", "-", "<", ">", "~"].contains { row.hasPrefix($0) }
        }
        #expect(different.isEmpty, "\(text)")
    }

    @Test func `a shorter ladder is earlier, and says by how much`() async throws {
        let played = try await night("ladder-p1.scenario")
        let text = try report(played, under: try configuration("faster.yaml"), called: "faster.yaml")
        #expect(text.contains("INC-1 “checkout is down” (P1, declared 2026-11-20 14:00 CET) under faster.yaml\n"))
        #expect(text.contains("What people did is taken as it happened; what the clock did is worked out anew."))
        for part in [
            "escalation: Lena Fischer", "20 min earlier", "VP told: Vic Tanaka", "40 min earlier",
            "would not have happened",
        ] { #expect(text.contains(part), "\(part)\n\(text)") }
    }

    @Test func `somebody who would not have been paged is named`() async throws {
        let played = try await night("escalation-backup-acknowledges.scenario")
        var new = played.configuration
        new.policy.onCall["ic"] = OnCallLine(line: "ic", primary: PersonID("cleo"))
        new.policy.escalations = [:]
        let text = try report(played, under: new)
        #expect(
            text.contains(
                "Ana Ruiz answered that night, and would not have been paged here: what they did may not have happened."
            ), "\(text)")
    }

    @Test func `somebody new on the ladder is told, and the old one is not`() async throws {
        let played = try await night("ladder-p1.scenario")
        var new = try configuration("standard.yaml")
        new.policy.aliases["vp"] = [.person(PersonID("bob"))]
        let text = try report(played, under: new)
        let rows = text.split(separator: "\n")
        #expect(rows.contains { $0.hasPrefix("+") && $0.contains("VP told: Bob Stone") }, "\(text)")
        #expect(rows.contains { $0.hasPrefix("-") && $0.contains("VP told: Vic Tanaka") }, "\(text)")
        #expect(text.contains("1 new, 1 would not have happened"), "\(text)")
    }
}
