import Foundation
import Incidents
import Schedules
import Settings
import Testing

/// Writes down who is on call at some moments by a configuration, for the live tests to compare with another's answer:
/// `SITREP_ONCALL_FILE` names the YAML, `SITREP_ONCALL_MOMENTS` seconds since 1970 with commas, `SITREP_ONCALL_DUMP`
/// the file to write, a JSON list of maps from schedule to people.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["SITREP_ONCALL_DUMP"] != nil))
struct OnCallDumpTests {
    @Test func `who is on call is written down`() throws {
        let environment = ProcessInfo.processInfo.environment
        let file = try #require(environment["SITREP_ONCALL_FILE"])
        let moments = try #require(environment["SITREP_ONCALL_MOMENTS"]).split(separator: ",").compactMap { Int64($0) }
        let configuration = try #require(SettingsLoader.load(files: [file]).configuration)
        let answers = moments.map { moment in
            configuration.schedules.mapValues { $0.onCall(at: Instant(seconds: moment)).everybody.map(\.key) }
        }
        let dump = try #require(environment["SITREP_ONCALL_DUMP"])
        try JSONEncoder().encode(answers).write(to: URL(fileURLWithPath: dump))
    }
}
