import Foundation
import Incidents
import Schedules
import Testing

/// Reads the calendars of a folder for the judge in Python, where it is asked to:
/// `SITREP_CALENDAR_CORPUS=folder swift test --filter CorpusTests` writes `found.json` there.
@Suite struct CorpusTests {
    private static let folder = ProcessInfo.processInfo.environment["SITREP_CALENDAR_CORPUS"]

    private struct Found: Encodable {
        var events: [[String]]
        var doubts: Int
        var isWhole: Bool
    }

    @Test(.enabled(if: folder != nil)) func `the corpus is read for the judge`() throws {
        let folder = URL(filePath: try #require(CorpusTests.folder))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".ics") }
        var all: [String: Found] = [:]
        for file in files {
            let octets = [UInt8](try Data(contentsOf: folder.appending(path: file)))
            let calendar = CalendarSample.read(octets: octets)
            let reading = calendar.occurrences(
                from: try Sample.utc("2026-10-01 00:00"), to: try Sample.utc("2027-07-01 00:00"))
            all[file] = Found(
                events: reading.found.map { ["\($0.from.seconds)", "\($0.to.seconds)", $0.event.summary] },
                doubts: reading.unread.count, isWhole: calendar.isWhole)
        }
        try JSONEncoder().encode(all).write(to: folder.appending(path: "found.json"))
    }
}
