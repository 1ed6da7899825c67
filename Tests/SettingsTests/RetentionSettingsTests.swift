import Foundation
import Incidents
import Testing

@testable import Settings

struct RetentionSettingsTests {
    private func load(_ yaml: String) -> Loaded { SettingsLoader.load(text: yaml, named: "s.yaml") }

    @Test func `retention is read, longer than a year too`() {
        let loaded = load("retention: {closed_incidents: 400d, drills: 30 days, local_messages: 800 days}")
        #expect(loaded.errors == [])
        #expect(
            loaded.configuration?.policy.retention
                == Retention(closedIncidents: .days(400), drills: .days(30), localMessages: .days(800)))
    }

    @Test func `without it everything is kept`() {
        #expect(load("zone: UTC").configuration?.policy.retention == Retention())
    }

    @Test func `too short a time is refused, and so is an unknown key`() {
        #expect(
            load("retention: {closed_incidents: 2h, chats: 30d}").errors.map(\.description) == [
                "s.yaml:1: unknown key in retention, got \"chats\". "
                    + "Keys here: closed_incidents, drills, local_messages",
                "s.yaml:1: retention.closed_incidents is too short, got \"2h\". "
                    + "Write 7 days or more: nobody can bring words back",
            ])
    }

    @Test func `every key of retention stands in the document and sets a field of its own`() throws {
        #expect(Draft.retention.count == Mirror(reflecting: Retention()).children.count)
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        for (key, _) in Draft.retention { #expect(text.contains("| `\(key)` |"), "\(key)") }
    }
}
