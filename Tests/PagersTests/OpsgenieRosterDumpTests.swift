import Delivery
import Foundation
import HTTPClient
import Incidents
import Testing

@testable import Pagers

/// Reads schedules from a stand-in and writes them down for a live test: `SITREP_OPSGENIE_URL` with the key
/// `SITREP_OPSGENIE_KEY`, names in `SITREP_OPSGENIE_SCHEDULES` (a line each), times in `SITREP_OPSGENIE_SPAN`
/// (`from,to`, seconds since 1970), a roster as JSON into `SITREP_ROSTER_DUMP`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["SITREP_ROSTER_DUMP"] != nil))
struct OpsgenieRosterDumpTests {
    @Test func `a roster is written down`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let base = try #require(environment["SITREP_OPSGENIE_URL"])
        let key = try #require(environment["SITREP_OPSGENIE_KEY"])
        let names = try #require(environment["SITREP_OPSGENIE_SCHEDULES"]).split(separator: "\n").map { String($0) }
        let span = try #require(environment["SITREP_OPSGENIE_SPAN"]).split(separator: ",").compactMap { Int64($0) }
        let http = HTTPClient()
        let source = OpsgenieRoster(
            name: "opsgenie", api: OpsgenieAPI(base: base, key: { key }, http: http),
            schedules: names.map { ($0, $0) })
        let roster = try await source.read(from: Instant(seconds: span[0]), to: Instant(seconds: span[1]))
        await http.shutdown()
        let dump = try #require(environment["SITREP_ROSTER_DUMP"])
        try JSONEncoder().encode(roster).write(to: URL(fileURLWithPath: dump))
    }
}
