import Foundation
import Incidents
import Settings
import Testing

@Suite struct IncludeTests {
    @Test func `included files are read from beside the file and become one`() throws {
        let folder = try Folder([
            "main.yaml": "include: [people.yaml, matrix.yaml]\npeople: {bob: {}}\n",
            "people.yaml": "people: {ana: {}}\non_call: {ic: ana}\ninclude: matrix.yaml\n",
            "matrix.yaml": "severity_matrix: {P1: {escalate_after: 5m, escalate_to: bob}}\n",
        ])
        let loaded = SettingsLoader.load(files: [folder["main.yaml"]])
        #expect(loaded.diagnostics.map(\.description) == [])
        let policy = try #require(loaded.configuration).policy
        #expect(policy.people.count == 2 && policy.severities.count == 1)
    }

    @Test func `a problem names the included file, by a path that can be opened`() throws {
        let folder = try Folder(["main.yaml": "include: more.yaml\n", "more.yaml": "# more\naliases:\n  vp: ghost\n"])
        let diagnostic = SettingsLoader.load(files: [folder["main.yaml"]]).diagnostics.first
        #expect(diagnostic?.file == folder["more.yaml"] && diagnostic?.line == 3)
    }

    @Test func `a circle is reported`() throws {
        let folder = try Folder(["a.yaml": "include: b.yaml\n", "b.yaml": "zone: UTC\ninclude: [a.yaml]\n"])
        #expect(
            folder.said("a.yaml") == [
                "b.yaml:2: the files include each other in a circle, got \"a.yaml → b.yaml → a.yaml\". "
                    + "Take one include away"
            ])
    }

    @Test func `a key in two files is told with both places`() throws {
        let folder = try Folder([
            "a.yaml": "include: b.yaml\nzone: UTC\naliases: {x: local/x}\n",
            "b.yaml": "zone: UTC\naliases: {x: local/y}\n",
        ])
        #expect(
            folder.said("a.yaml") == [
                "b.yaml:1: the key stands twice, first in a.yaml on line 2, got \"zone\"",
                "b.yaml:2: aliases.x stands twice, first in a.yaml on line 3",
            ])
    }

    @Test func `a file that is not there, or is no text, is one error`() throws {
        let folder = try Folder(["a.yaml": "include: gone.yaml\naliases: {vp: ana}\n"])
        #expect(folder.said("a.yaml") == ["a.yaml:1: the included file does not exist, got \"gone.yaml\""])
        #expect(folder.said("none.yaml") == ["none.yaml: the file does not exist"])
        try Data([0xFF, 0xFE, 0]).write(to: URL(fileURLWithPath: folder["bad.yaml"]))
        #expect(folder.said("bad.yaml") == ["bad.yaml:1: the file is UTF-16 text. Save it as UTF-8"])
    }

    @Test func `the hash follows every byte of every file`() throws {
        let folder = try Folder(["a.yaml": "include: b.yaml\n", "b.yaml": "zone: UTC\n"])
        func hash() -> String? { SettingsLoader.load(files: [folder["a.yaml"]]).configuration?.policy.hash }
        let first = try #require(hash())
        #expect(first.count == 16 && first == hash())
        try folder.write("b.yaml", "zone: UTC # more\n")
        #expect(hash() != first)
    }
}
