import Foundation
import Incidents
import Rehearsal
import Settings
import Testing

/// A P1 of a night, typed by people: what a reader of its room must have been able to read by each minute, and how much
/// the bot says for it.
@Suite struct NightTests {
    private static let mustBeRead: [(String, [String])] = [
        ("14:09", ["P1", "Order API: elevated error rate", "!ic me"]),
        ("14:09", ["Could not be paged", "+49 30 555 0101", "+49 30 555 0102", "+49 30 555 0103", "+49 30 555 0110"]),
        ("14:09", ["Could not be told", "+49 30 555 0105", "+49 30 555 0106"]),
        ("14:09", ["+1 555 244 3473", "123456"]), ("14:09", ["Tell customers: status page + email"]),
        ("14:10", ["Ana Ruiz acknowledged"]), ("14:11", ["Ana Ruiz is incident commander"]),
        ("14:12", ["deputy", "operations lead", "communications lead", "scribe", "14:07 UTC"]),
        ("14:13", ["~8%", "Order creation"]), ("14:15", ["v2.14.3", "14:05"]),
        ("14:16", ["roll back to v2.14.2", "Dora Dean", "14:21 UTC"]), ("14:20", ["task done 1"]),
        ("14:23", ["memory leak", "watch error rate", "14:38 UTC"]), ("14:28", ["still 6 %"]),
        ("14:34", ["Bob Stone acknowledged"]), ("14:35", ["db", "look at connections"]),
        (
            "14:39",
            [
                "Luis Lindqvist (engineering team lead)", "without mitigation",
                "Could not be told: call Luis Lindqvist +49 30 555 0104",
            ]
        ),
        ("14:44", ["DB connections not released", "kills idle sessions"]), ("14:50", ["pool recovering"]),
        ("14:55", ["error rate at baseline"]), ("14:56", ["mitigated", "Watch it for 10 min"]),
        ("15:08", ["before-resolved"]), ("15:09", ["resolved"]), ("15:20", ["closed", "The record of INC-1"]),
    ]

    private func played() async throws -> Played {
        let folder = ScenarioTests.folder.path
        let text = try String(contentsOfFile: "\(folder)/p1-night.scenario", encoding: .utf8)
        let loaded = SettingsLoader.load(files: ["\(folder)/policies/night.yaml"], secrets: .nothing)
        let configuration = try #require(loaded.configuration, "\(loaded.diagnostics)")
        return try await Rehearsal(
            try Scenario(text, name: "p1-night"), folder: folder, configuration: configuration
        ).play()
    }

    private func isIts(_ place: String) -> Bool { place == "incident-2026-11-20-001" }

    @Test func `each thing that must be read is there by its minute`() async throws {
        let played = try await played()
        for (minute, needles) in Self.mustBeRead {
            let read = played.moments.filter { played.policy.zone.civil($0.at).clock <= minute }.map { moment in
                (moment.step?.source ?? "")
                    + moment.lines.filter { isIts($0.place) }.map { "\n\($0.text)" }.joined()
            }.joined(separator: "\n")
            for needle in needles { #expect(read.contains(needle), "by \(minute): \(needle)\n\(read.suffix(900))") }
        }
    }

    @Test func `the commander hears in a quarter of an hour two messages, not five`() async throws {
        let played = try await played()
        let prompts = played.moments.filter { moment in
            ("14:36"..."14:43").contains(played.policy.zone.civil(moment.at).clock) && moment.step == nil
        }.flatMap(\.lines).filter { isIts($0.place) && !$0.isEdit }
        #expect(prompts.count <= 2, "\(prompts.map(\.text))")
    }

    @Test func `the team lead stands on no board as the initial responder`() async throws {
        #expect(!(try await played()).transcript.contains("Luis Lindqvist (initial responder)"))
    }
}
