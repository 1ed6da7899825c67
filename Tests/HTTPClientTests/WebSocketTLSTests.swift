import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct WebSocketTLSTests {
    private let client = HTTPClient()

    @Test func `texts of every size go both ways over TLS`() async throws {
        try await TestServer.run(webSocketScript) { server in
            var request = WebSocketRequest(url: "wss://localhost:\(server.port())/", limit: 8 << 20)
            request.caFile = server.facts["ca"]
            let socket = try await client.webSocket(request)
            for size in [0, 1, 125, 126, 16_383, 16_384, 16_385, 65_535, 65_536, 1 << 20] {
                let text = String(repeating: "x", count: size)
                try await socket.send(text)
                #expect(try await socket.receive() == .text(text))
            }
            await socket.close()
        }
    }

    @Test func `more than TLS takes at once waits, and arrives whole and in order`() async throws {
        try await TestServer.run(webSocketScript, "slow") { server in
            var request = WebSocketRequest(url: "wss://localhost:\(server.port())/", limit: 8 << 20)
            request.caFile = server.facts["ca"]
            let socket = try await client.webSocket(request)
            let texts = (0..<20).map { "\($0) " + String(repeating: "x", count: 500_000 + $0) }
            try await withThrowingTaskGroup { group in
                for text in texts { group.addTask { try await socket.send(text) } }
                var seen: Set<WebSocketMessage> = []
                for _ in texts { seen.insert(try await socket.receive()) }
                #expect(seen == Set(texts.map { .text($0) }))
                try await group.waitForAll()
            }
        }
    }

    @Test func `an unknown certificate is refused, and does not tell the ticket`() async throws {
        try await TestServer.run(webSocketScript) { server in
            let place = "localhost:\(server.port())"
            let failure = try #require(
                await #expect(throws: HTTPFailure.self) { try await client.webSocket("wss://\(place)/?ticket=s3cret") })
            #expect(failure.kind == .tls)
            #expect(
                failure.message
                    == "no trusted TLS connection with \(place): SSL certificate problem: self-signed certificate")
        }
    }
}

/// Over TLS: sends each message back as it came. With the argument `slow` it reads late at first.
private let webSocketScript = #"""
    import base64, hashlib, struct

    def exactly(line, count):
        data = b""
        while len(data) < count:
            part = line.recv(min(count - len(data), 1 << 16))
            if not part: raise EOFError
            data += part
        return data

    def serve(line):
        head = b""
        while not head.endswith(b"\r\n\r\n"): head += exactly(line, 1)
        key = next(l.split(b": ")[1] for l in head.split(b"\r\n") if l.startswith(b"Sec-WebSocket-Key"))
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        line.sendall(b"HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        if "slow" in sys.argv: time.sleep(0.3)
        while True:
            first, short = exactly(line, 2)
            count = short & 0x7F
            if count == 126: count = struct.unpack(">H", exactly(line, 2))[0]
            elif count == 127: count = struct.unpack(">Q", exactly(line, 8))[0]
            mask = exactly(line, 4)
            data = exactly(line, count)
            size = (len(data) + 3) // 4 * 4
            whole = int.from_bytes(data.ljust(size, b"\0"), "big") ^ int.from_bytes(mask * (size // 4), "big")
            data = whole.to_bytes(size, "big")[:len(data)]
            head = bytes([first]) + (bytes([count]) if count < 126 else struct.pack(">BH", 126, count)
                                     if count < 65536 else struct.pack(">BQ", 127, count))
            line.sendall(head + data)
            if first == 0x88: return

    cert, context = certificate()
    door = socket.create_server(("127.0.0.1", 0))
    print("port", door.getsockname()[1])
    print("ca", cert)
    print("ready")
    while True:
        try:
            line = context.wrap_socket(door.accept()[0], server_side=True)
            serve(line)
            line.close()
        except (EOFError, OSError): pass
    """#
