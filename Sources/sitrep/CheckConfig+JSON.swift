import ArgumentParser
import Foundation
import Glibc
import Incidents
import Settings

extension CheckConfig {
    /// `{"ok": true, "diagnostics": […], "severities": […]}`: each severity as it was understood.
    func printJSON(_ loaded: Loaded) throws {
        let now = Instant(seconds: Int64(time(nil)))
        let configuration = loaded.configuration
        let later = configuration.map { $0.unreached(at: now) + $0.scheduleGaps(after: now) } ?? []
        let found = Checked(
            ok: configuration != nil, diagnostics: (loaded.diagnostics + later).map(Checked.Row.init),
            severities: configuration?.ladder ?? [])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(found), as: UTF8.self))
        if configuration == nil { throw ExitCode(1) }
    }

    private struct Checked: Encodable {
        struct Row: Encodable {
            var file: String
            var line: Int
            var severity: String
            var message: String
            var got: String?
            var hint: String?

            init(_ diagnostic: Diagnostic) {
                file = diagnostic.file
                line = diagnostic.line
                severity = diagnostic.severity == .error ? "error" : "warning"
                message = diagnostic.what
                got = diagnostic.got
                hint = diagnostic.hint
            }
        }
        var ok: Bool
        var diagnostics: [Row]
        var severities: [UnderstoodRow]
    }
}
