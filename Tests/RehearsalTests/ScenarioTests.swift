import Foundation
import Rehearsal
import Testing

/// Every transcript of `Tests/Scenarios` is played and must come out word for word; then again with the bot killed
/// after each commit, and after each errand, and must come out the same.
///
/// `SITREP_SCENARIOS=write swift test --filter ScenarioTests` writes the bot's lines anew; read the difference.
@Suite struct ScenarioTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Scenarios")

    static let names: [String] = {
        let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (found ?? []).filter { $0.hasSuffix(".scenario") }.sorted()
    }()

    @Test func `there are at least 25 transcripts`() { #expect(Self.names.count >= 25) }

    @Test(arguments: names) func `the bot says what the transcript says`(name: String) async throws {
        let file = Self.folder.appending(path: name)
        let written = try String(contentsOf: file, encoding: .utf8)
        let played = try await play(written, name, killing: .never)
        if ProcessInfo.processInfo.environment["SITREP_SCENARIOS"] == "write" {
            try played.write(to: file, atomically: true, encoding: .utf8)
        } else {
            expectSame(written, played)
        }
    }

    @Test(arguments: names) func `killed after each commit it says the same`(name: String) async throws {
        try await compare(name, killing: .afterCommit)
    }

    @Test(arguments: names) func `killed after each errand it says the same`(name: String) async throws {
        try await compare(name, killing: .afterErrand)
    }

    private func compare(_ name: String, killing: Killing) async throws {
        let written = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        let quiet = try await play(written, name, killing: .never)
        expectSame(byPlace(quiet), byPlace(try await play(written, name, killing: killing)))
    }

    /// Each room in its own order: which of two rooms hears first in one moment is promised to nobody.
    private func byPlace(_ transcript: String) -> String {
        var result: [String] = []
        var said: [(place: String, text: String)] = []
        func settle() {
            let places = said.map(\.place).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.sorted()
            for place in places { result += said.filter { $0.place == place }.map(\.text) }
            said.removeAll()
        }
        for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("        "), let last = said.indices.last {
                said[last].text += "\n\(line)"
            } else if line.hasPrefix("    ") {
                said.append((String(line.prefix { $0 != "]" }), String(line)))
            } else {
                settle()
                result.append(String(line))
            }
        }
        settle()
        return result.joined(separator: "\n")
    }

    private func play(_ text: String, _ name: String, killing: Killing) async throws -> String {
        try await Rehearsal(try Scenario(text, name: name), folder: Self.folder.path).transcript(killing: killing)
    }

    private func expectSame(_ wanted: String, _ got: String) {
        if let found = difference(wanted, got) { Issue.record("\(found)") }
    }

    /// The first line that differs, both ways; nil where nothing does.
    private func difference(_ wanted: String, _ got: String) -> String? {
        let left = wanted.split(separator: "\n", omittingEmptySubsequences: false)
        let right = got.split(separator: "\n", omittingEmptySubsequences: false)
        for index in 0..<max(left.count, right.count) {
            let one = index < left.count ? left[index] : "(end)"
            let two = index < right.count ? right[index] : "(end)"
            if one != two { return "line \(index + 1)\n  wanted: \(one)\n  got:    \(two)" }
        }
        return nil
    }
}
