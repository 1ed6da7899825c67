import Incidents
import Testing

@testable import WebServer

/// Whatever is wrong is said in `application/problem+json`, and the server stays up.
@Suite struct ServedErrorsTests {
    private let good = Array(#"{"author":"ana","text":"hello"}"#.utf8)

    private func expectProblem(
        _ reply: Client.Reply, _ status: Int, _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(reply.status == status, "\(reply.text)", sourceLocation: location)
        #expect(reply.type == "application/problem+json", sourceLocation: location)
        let json = try reply.json
        #expect(json["status"] as? Int == status, sourceLocation: location)
        #expect(json["title"] is String && json["type"] is String && json["detail"] is String, sourceLocation: location)
    }

    @Test("what does not exist is 404, what is not allowed there is 405")
    func unknown() async throws {
        try await withServer { running in
            for path in ["/nothing", "/api/v1/nothing", "/api/v2/rooms", "/api/v1/incidents/INC-9", "/assets/x.js"] {
                try expectProblem(try await running.client.get(path), 404)
            }
            for (method, path, allowed) in [
                ("DELETE", "/api/v1/rooms/ops", "PUT"), ("PATCH", "/api/v1/rooms/ops/messages", "GET, POST"),
                ("OPTIONS", "/api/v1/rooms/ops/messages", "GET, POST"), ("POST", "/healthz", "GET, HEAD"),
            ] {
                let reply = try await running.client.send(method, path)
                try expectProblem(reply, 405)
                #expect(reply.headers["allow"] == allowed)
                #expect(reply.headers["access-control-allow-origin"] == nil)
            }
        }
    }

    @Test("anything but JSON is 415; a charset is no harm")
    func mediaTypes() async throws {
        try await withServer { running in
            let path = "/api/v1/rooms/ops/messages"
            for type in ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"] {
                try expectProblem(try await running.client.send("POST", path, ["Content-Type": type], good), 415)
            }
            for type in ["application/json; charset=utf-8", "Application/JSON"] {
                #expect(try await running.client.send("POST", path, ["Content-Type": type], good).status == 201)
            }
            try expectProblem(
                try await running.client.send("PUT", "/api/v1/rooms/new", ["Content-Type": "text/plain"], [0x7B]), 415)
        }
    }

    @Test("a bad room name, a bad path and a bad body are 400")
    func malformed() async throws {
        try await withServer { running in
            let client = running.client
            for name in ["..", "a%2Fb", "%00", "a%20b", "%0a", "Ops", String(repeating: "x", count: 300)] {
                let reply = try await client.send("PUT", "/api/v1/rooms/\(name)")
                try expectProblem(reply, 400)
                #expect(try reply.string("detail") == RoomName.rule)
            }
            try expectProblem(try await client.send("PUT", "/api/v1/rooms/%ff"), 400)
            try expectProblem(try await client.send("PUT", "/api/v1/rooms/x", [:], Array("[1".utf8)), 400)
            try expectProblem(try await client.post("ops", #"{"author":"ana"}"#), 400)
            try expectProblem(try await client.post("ops", #"{"text":"x"}"#), 400)
            let bytes = Array(#"{"author":"ana","text":""#.utf8) + [0xFF] + Array("\"}".utf8)
            try expectProblem(try await client.send("POST", "/api/v1/rooms/ops/messages", [:], bytes), 400)
        }
    }

    @Test("a body over 64 KiB is 413, whichever way it is framed, and one just under is taken")
    func tooLarge() async throws {
        try await withServer { running in
            let client = running.client
            func body(_ size: Int) -> String {
                #"{"author":"ana","text":"\#(String(repeating: "x", count: size - 26))"}"#
            }
            #expect(try await client.post("ops", body(65_536)).status == 201)
            try expectProblem(try await client.post("ops", body(65_537)), 413)
            let path = "/api/v1/rooms/ops/messages"
            let piece = [UInt8](repeating: 120, count: 100_000)
            let sized = client.head("POST", path, ["Content-Type": "application/json", "Content-Length": "10000000"])
            try expectProblem(try await client.raw(sized, then: Array(repeating: piece, count: 100)), 413)
            let chunked = client.head(
                "POST", path, ["Content-Type": "application/json", "Transfer-Encoding": "chunked"])
            let chunk = Array("186a0\r\n".utf8) + piece + Array("\r\n".utf8)
            try expectProblem(try await client.raw(chunked, then: Array(repeating: chunk, count: 100)), 413)
        }
    }

    @Test("a client that waits to be asked for its body is asked, or refused at once")
    func expectations() async throws {
        try await withServer { running in
            let path = "/api/v1/rooms/ops/messages"
            let headers = ["Expect": "100-continue"]
            #expect(try await running.client.send("POST", path, headers, good).status == 201)
            let large = running.client.head("POST", path, headers, length: 10_000_000)
            try expectProblem(try await running.client.raw(large), 413)
        }
    }

    @Test("a body that is cut off is not taken, even where it would be whole JSON")
    func cutOff() async throws {
        try await withServer { running in
            let client = running.client
            let head = client.head("POST", "/api/v1/rooms/ops/messages", ["Content-Length": "500"], length: 0)
            _ = try await offPool {
                let wire = try Wire(port: client.port)
                wire.send(head + good)
            }
            let whole = try await client.post("ops", #"{"author":"bob","text":"after"}"#)
            #expect(try whole.number("seq") == 1)
        }
    }

    @Test("what is not HTTP is refused or hung up on, and the next one is served")
    func garbage() async throws {
        try await withServer { running in
            let long = String(repeating: "a", count: 100_000)
            for text in [
                "GET\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\0", "GET / HTTP/9.9\r\n\r\n",
                "POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET /\(long) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "GET / HTTP/1.1\r\nX: \(long)\r\n\r\n",
                "POST /api/v1/rooms/ops/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            ] {
                if let reply = try? await running.client.raw(Array(text.utf8)) { try expectProblem(reply, 400) }
            }
            let two = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n"
            try expectProblem(try await running.client.raw(Array(two.utf8)), 400)
            #expect(try await running.client.get("/healthz").text == #"{"status":"ok"}"#)
        }
    }

    @Test("a foreign host or origin is 403, for pages too")
    func foreign() async throws {
        try await withServer { running in
            let client = running.client
            for path in ["/", "/api/v1/rooms", "/metrics", "/rooms/ops"] {
                try expectProblem(try await client.get(path, ["Host": "evil.example"]), 403)
            }
            for origin in ["http://evil.example", "null", "http://127.0.0.1:\(client.port).evil.example"] {
                try expectProblem(
                    try await client.post("ops", #"{"author":"ana","text":"x"}"#, ["Origin": origin]), 403)
            }
            let own = ["Origin": "http://127.0.0.1:\(client.port)"]
            #expect(try await client.post("ops", #"{"author":"ana","text":"x"}"#, own).status == 201)
        }
    }
}
