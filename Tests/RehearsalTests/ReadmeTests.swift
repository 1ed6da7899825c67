import Foundation
import Testing

/// What the README shows is what happens: its policy and its transcript are those of a scenario, which `ScenarioTests` plays.
@Suite struct ReadmeTests {
    private static let root = ScenarioTests.folder.deletingLastPathComponent().deletingLastPathComponent()

    private func read(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    /// The ladder's part of it.
    private func ladder() throws -> String {
        let whole = try read("README.md")
        let start = try #require(whole.range(of: "### The whole ladder"))
        let rest = whole[start.upperBound...]
        return String(rest[..<(try #require(rest.range(of: "\n## ")).lowerBound)])
    }

    @Test func `its policy is the one that is played`() throws {
        let text = try ladder()
        let start = try #require(text.range(of: "```yaml\n"))
        let rest = text[start.upperBound...]
        let policy = rest[..<(try #require(rest.range(of: "```")).lowerBound)]
        #expect(String(policy) == (try read("Tests/Scenarios/policies/readme.yaml")))
    }

    @Test func `each entry of its transcript stands in the scenario, in this order`() throws {
        let played = words(try read("Tests/Scenarios/readme-ladder.scenario"))
        let lines = try ladder().split(separator: "\n").filter { $0.hasPrefix("    ") }.map { $0.dropFirst(4) }
        // An entry begins with its time or its room; what follows is its own, wrapped for the reader.
        var entries: [String] = []
        for line in lines.drop(while: { !$0.hasPrefix("14:00:00 ") }) {
            let bare = line.drop { $0 == " " }
            let marks = Array(bare.prefix(9))
            let hasTime = marks.count == 9 && marks[2] == ":" && marks[5] == ":" && marks[8] == " "
            let begins = bare.first == "[" || hasTime
            if begins || entries.isEmpty {
                entries.append(String(line))
            } else {
                entries[entries.count - 1] += " \(line)"
            }
        }
        #expect(entries.count > 10)
        var rest = played[...]
        for entry in entries {
            guard let place = rest.range(of: words(entry)) else {
                Issue.record("not in readme-ladder.scenario, or not there: \(entry)")
                continue
            }
            rest = rest[place.upperBound...]
        }
    }

    private func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
