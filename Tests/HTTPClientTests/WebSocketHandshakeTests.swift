import Testing

@testable import HTTPClient

@Suite struct WebSocketHandshakeTests {
    /// The nonce of the RFC's sample.
    private static let nonce = Array("the sample nonce".utf8)
    private static let agreed =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"

    private func handshake(_ url: String = "wss://chat.test/link/?ticket=s3cret#f") throws -> WebSocketHandshake {
        try WebSocketHandshake(WebSocketRequest(url: url), userAgent: "sitrep", nonce: Self.nonce)
    }

    @Test func `the request is what the RFC asks for`() throws {
        let handshake = try handshake()
        #expect(handshake.url == "https://chat.test/link/?ticket=s3cret#f")
        #expect(
            String(decoding: handshake.requestBytes, as: UTF8.self)
                == "GET /link/?ticket=s3cret HTTP/1.1\r\nHost: chat.test\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\nUser-Agent: sitrep\r\n\r\n")
    }

    @Test(arguments: [
        ("ws://chat.test", "GET / HTTP/1.1\r\nHost: chat.test\r\n"),
        ("WS://chat.test:80/a", "GET /a HTTP/1.1\r\nHost: chat.test\r\n"),
        ("wss://chat.test:80?x=@", "GET /?x=@ HTTP/1.1\r\nHost: chat.test:80\r\n"),
        ("ws://[::1]:9000/a", "GET /a HTTP/1.1\r\nHost: [::1]:9000\r\n"),
    ]) func `path and host stand as they must`(url: String, head: String) throws {
        #expect(String(decoding: try handshake(url).requestBytes, as: UTF8.self).hasPrefix(head))
    }

    @Test(arguments: [
        "http://h/s3cret", "s3cret", "ws:s3cret", "ws:///s3cret", "ws://s3cret@h/", "ws://u:s3cret@h/",
        "ws://h/s3cret x",
        "ws://h/s3cret\r\nA: b", "ws://h/s3cret\u{E9}", "ws://h:99999/s3cret",
        "ws://h/\(String(repeating: "s3cret", count: 2000))",
    ]) func `an address that cannot be used is refused without being quoted`(url: String) throws {
        let failure = try #require(#expect(throws: HTTPFailure.self) { try handshake(url) })
        #expect(failure.kind == .badURL)
        #expect(!failure.message.contains("s3cret"))
    }

    @Test func `an answer may come in pieces, with frames behind it`() throws {
        let answer = Array(Self.agreed.utf8)
        for count in 0..<answer.count { #expect(try handshake().frames(after: Array(answer[..<count])) == nil) }
        #expect(try handshake().frames(after: answer)?.isEmpty == true)
        #expect(try handshake().frames(after: answer + [0x89, 0x00]) == [0x89, 0x00])
    }

    @Test func `a refusal names the status`() throws {
        let failure = #expect(throws: HTTPFailure.self) {
            try handshake().frames(after: Array("HTTP/1.1 403 Forbidden s3cret\r\nX: s3cret\r\n\r\n".utf8))
        }
        #expect(
            failure
                == HTTPFailure(
                    kind: .refusedByServer(code: 403), message: "chat.test:443 refused to open a WebSocket (403)"))
    }

    @Test(arguments: [
        ("Accept: s3pP", "Accept: S3pP", "its Sec-WebSocket-Accept does not belong to our key"),
        ("Sec-WebSocket-Accept", "X", "its Sec-WebSocket-Accept does not belong to our key"),
        ("Upgrade: websocket", "Upgrade: h2c", "it upgrades to something else"),
        ("Connection: Upgrade", "Connection: close", "it does not upgrade the connection"),
        (
            "\r\n\r\n", "\r\nSec-WebSocket-Extensions: x\r\n\r\n",
            "it chose an extension or a protocol that nobody offered"
        ),
        ("HTTP/1.1 101", "SSH-2.0", "it is no HTTP"),
    ]) func `a wrong answer is refused`(part: String, other: String, what: String) throws {
        let failure = #expect(throws: HTTPFailure.self) {
            try handshake().frames(after: Array(Self.agreed.replacing(part, with: other).utf8))
        }
        #expect(failure?.message == "chat.test:443 answered the request for a WebSocket wrongly: \(what)")
        #expect(failure?.kind == .other)
    }

    @Test func `an endless head is refused`() throws {
        let failure = #expect(throws: HTTPFailure.self) {
            try handshake().frames(after: Array(repeating: 0x61, count: 20000))
        }
        #expect(failure?.message.hasSuffix("wrongly: its head is larger than 16 kB") == true)
    }
}
