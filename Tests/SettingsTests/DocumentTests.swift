import Foundation
import Testing

@testable import Settings

@Suite struct DocumentTests {
    @Test func `every key stands in docs/configuration.md`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/configuration.md"), encoding: .utf8)
        for key in Draft.topKeys + MatrixRow.keys + Draft.timers.map(\.key) {
            #expect(text.contains("| `\(key)` |"), "\(key)")
        }
    }
}
