import Incidents
import Testing

@testable import WebServer

/// Where a request ends is said once, in a way that everybody understands; else it is refused and the connection closed.
@Suite struct FramingTests {
    private func answer(_ port: Int, _ request: String) async throws -> (head: String, isClosed: Bool) {
        try await offPool {
            let wire = try Wire(port: port, timeout: 10)
            wire.send(Array(request.utf8))
            var bytes: [UInt8] = []
            while let more = try? wire.receive() {
                guard !more.isEmpty else { return (String(decoding: bytes, as: UTF8.self), true) }
                bytes += more
            }
            return (String(decoding: bytes, as: UTF8.self), false)
        }
    }

    @Test(
        "a length that nobody can hold to is refused at once",
        arguments: [
            ("Content-Length: 9223372036854775808", "413"), ("Content-Length: 18446744073709551615", "413"),
            ("Content-Length: 99999999999999999999999", "4"), ("Content-Length: -1", "400"),
            ("Content-Length: +5", "400"),
            ("Content-Length: five", "400"), ("Content-Length: 5\r\nContent-Length: 5", "400"),
            ("Content-Length: 5\r\nContent-Length: 6", "400"), ("Content-Length: 5, 5", "400"),
            ("Content-Length: 0x5", "400"), ("Content-Length: 5\r\nTransfer-Encoding: chunked", "400"),
        ])
    func lengths(header: String, status: String) async throws {
        try await withServer { running in
            let port = running.client.port
            for method in ["GET", "POST"] {
                let (head, isClosed) = try await answer(
                    port,
                    "\(method) /api/v1/rooms/ops/messages HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
                        + "Content-Type: application/json\r\n\(header)\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 \(status)"), "\(method) \(header): \(head.prefix(60))")
                #expect(isClosed && head.contains("application/problem+json"), "\(method) \(header)")
            }
        }
    }

    @Test(
        "HTTP/1.0 is answered and the connection closed, whatever it asks for",
        arguments: ["", "Connection: keep-alive\r\n"])
    func oldProtocol(header: String) async throws {
        try await withServer { running in
            let port = running.client.port
            for path in ["/healthz", "/api/v1/rooms", "/nothing"] {
                let (head, isClosed) = try await answer(
                    port, "GET \(path) HTTP/1.0\r\nHost: 127.0.0.1:\(port)\r\n\(header)\r\n")
                #expect(head.hasPrefix("HTTP/1.1 ") && head.lowercased().contains("connection: close"), "\(path)")
                #expect(isClosed, "\(path)")
            }
        }
    }

    @Test("HTTP/1.0 with chunks is refused, and nothing of it is taken")
    func oldChunks() async throws {
        try await withServer { running in
            let port = running.client.port
            let body = #"{"author":"ana","text":"x"}"#
            let (head, isClosed) = try await answer(
                port,
                "POST /api/v1/rooms/ops/messages HTTP/1.0\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n")
            #expect(head.hasPrefix("HTTP/1.1 400") && isClosed, "\(head.prefix(200))")
            #expect(try await running.backend.lastMessages(room: "ops", limit: 9, for: .anyone).isEmpty)
        }
    }
}
