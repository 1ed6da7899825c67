import Foundation
import NIOCore
import Testing

@testable import WebServer

@Suite struct MetricsTests {
    private func rendered(_ family: MetricFamily) -> String {
        var buffer = ByteBuffer()
        family.write(to: &buffer)
        return String(buffer: buffer)
    }

    @Test("a family is its help, its type, and a line a series")
    func format() {
        let family = MetricFamily(
            "sitrep_x_seconds", help: "How \"long\"\nit \\ took.", kind: .histogram,
            samples: [
                .init(3, labels: [.init("le", "0.5"), .init("room", "a\"b\\c\nd")], suffix: "_bucket"),
                .init(.infinity, suffix: "_sum"), .init(0.25, suffix: "_count"),
            ])
        #expect(
            rendered(family) == """
                # HELP sitrep_x_seconds How "long"\\nit \\\\ took.
                # TYPE sitrep_x_seconds histogram
                sitrep_x_seconds_bucket{le="0.5",room="a\\"b\\\\c\\nd"} 3
                sitrep_x_seconds_sum +Inf
                sitrep_x_seconds_count 0.25

                """)
    }

    private static let promtool = ["/usr/bin/promtool", "/usr/local/bin/promtool"]
        .first(where: FileManager.default.isExecutableFile)

    @Test(
        "promtool finds nothing to say",
        .enabled(if: promtool != nil, "promtool is not installed: apt-get install prometheus"))
    func judgedByPromtool() async throws {
        try await withServer { running in
            let reply = try await running.client.get("/metrics")
            #expect(reply.status == 200)
            #expect(reply.type == "text/plain; version=0.0.4; charset=utf-8")
            #expect(reply.text.contains("sitrep_http_requests_total{status=\"2xx\"}"))
            let (status, said) = try await offPool { try Self.check(reply.body) }
            #expect(status == 0, "\(said)")
        }
    }

    private static func check(_ text: [UInt8]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = promtool.map { URL(fileURLWithPath: $0) }
        process.arguments = ["check", "metrics"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text))
        try input.fileHandleForWriting.close()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
