import HTTPClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct WebSocketTests {
    private let client = HTTPClient(userAgent: "sitrep-test")

    private func failure(_ body: () async throws -> Void) async throws -> HTTPFailure {
        try #require(await #expect(throws: HTTPFailure.self) { try await body() })
    }

    @Test func `texts go both ways, and the server may say the first word with its handshake`() async throws {
        let long = String(repeating: "ü", count: 100_000)
        let request = try await WebSocketServer.run { peer in
            let request = try peer.upgrade(also: WebSocketPeer.frame(0x81, Array("hello".utf8)))
            let frame = try peer.frame()
            peer.send(WebSocketPeer.frame(frame.first, frame.payload))
            _ = try peer.frame()
            return request
        } body: { url in
            let socket = try await client.webSocket(url)
            #expect(try await socket.receive() == .text("hello"))
            try await socket.send(long)
            #expect(try await socket.receive() == .text(long))
            await socket.close()
            #expect(try await socket.receive() == .closed(code: nil, reason: ""))
        }
        #expect(request.hasPrefix("GET /link/?ticket=s3cret&app_id=A1 HTTP/1.1\r\nHost: 127.0.0.1:"))
        #expect(request.contains("\r\nUser-Agent: sitrep-test\r\n"))
    }

    @Test func `two receivers are served in order, one after the other`() async throws {
        _ = try await WebSocketServer.run { peer in
            try peer.upgrade()
            _ = try peer.frame()
            for word in ["one", "two", "three"] { peer.send(word) }
            return try peer.frame()
        } body: { url in
            let socket = try await client.webSocket(url)
            async let first = socket.receive()
            async let second = socket.receive()
            try await socket.send("go")
            #expect(try await Set([first, second]) == [.text("one"), .text("two")])
            #expect(try await socket.receive() == .text("three"))
            await socket.close()
        }
    }

    @Test func `pings are answered while nobody receives`() async throws {
        let pong = try await WebSocketServer.run { peer in
            try peer.upgrade()
            peer.send(WebSocketPeer.frame(0x89, Array("are you there".utf8)))
            let pong = try peer.frame()
            peer.send("thanks")
            return [pong.first] + pong.payload
        } body: { url in
            let socket = try await client.webSocket(url)
            #expect(try await socket.receive() == .text("thanks"))
        }
        #expect(pong == [0x8A] + Array("are you there".utf8))
    }

    @Test func `the server's closing is passed on, again and again`() async throws {
        let answer = try await WebSocketServer.run { peer in
            try peer.upgrade()
            peer.send("last")
            peer.send(WebSocketPeer.frame(0x88, [0x03, 0xE9] + Array("bye".utf8)))
            return try peer.frame().payload
        } body: { url in
            let socket = try await client.webSocket(url)
            #expect(try await socket.receive() == .text("last"))
            #expect(try await socket.receive() == .closed(code: 1001, reason: "bye"))
            #expect(try await socket.receive() == .closed(code: 1001, reason: "bye"))
            let failure = try await failure { try await socket.send("too late") }
            #expect(failure.kind == .cut)
            #expect(failure.message.hasPrefix("nothing was sent: the WebSocket with 127.0.0.1:"))
            #expect(!failure.mayHaveArrived)
            await socket.close()
        }
        #expect(answer == [0x03, 0xE9])
    }

    @Test func `our closing waits for the server's and gives its code`() async throws {
        let goodbye = try await WebSocketServer.run { peer in
            try peer.upgrade()
            let frame = try peer.frame()
            peer.send(WebSocketPeer.frame(0x88, frame.payload))
            return (frame.first, frame.payload, peer.isLeft())
        } body: { url in
            let socket = try await client.webSocket(url)
            await socket.close()
            #expect(try await socket.receive() == .closed(code: 1000, reason: ""))
        }
        #expect(goodbye == (0x88, [0x03, 0xE8], true))
    }

    @Test func `a cut connection gives what came before it, then the failure`() async throws {
        _ = try await WebSocketServer.run { peer in
            try peer.upgrade()
            peer.send("last")
        } body: { url in
            let socket = try await client.webSocket(url)
            #expect(try await socket.receive() == .text("last"))
            let failure = try await failure { _ = try await socket.receive() }
            #expect(failure.kind == .cut)
            #expect(failure.message.hasPrefix("the WebSocket with 127.0.0.1:"))
            #expect(try await self.failure { _ = try await socket.receive() } == failure)
        }
    }

    @Test func `silence ends the socket when a ping brings nothing`() async throws {
        let ping = try await WebSocketServer.run { peer in
            try peer.upgrade()
            return try peer.frame().first
        } body: { url in
            var request = WebSocketRequest(url: url)
            (request.quiet, request.patience) = (.milliseconds(20), .milliseconds(20))
            let socket = try await client.webSocket(request)
            let failure = try await failure { _ = try await socket.receive() }
            #expect(failure.kind == .timeout || failure.kind == .cut)
        }
        #expect(ping == 0x89)
    }

    @Test func `a message that is too large ends the socket`() async throws {
        let code = try await WebSocketServer.run { peer in
            try peer.upgrade()
            peer.send(String(repeating: "a", count: 2000))
            return try peer.frame().payload
        } body: { url in
            let socket = try await client.webSocket(url, limit: 1000)
            #expect(try await failure { _ = try await socket.receive() }.kind == .tooLarge)
        }
        #expect(code == [0x03, 0xF1])
    }

    @Test func `more than the limit may wait, and all of it is received in the end`() async throws {
        let words = (0..<2000).map { "\($0) " + String(repeating: "a", count: 500) }
        let pong = try await WebSocketServer.run { peer in
            try peer.upgrade()
            for word in words { peer.send(word) }
            peer.send(WebSocketPeer.frame(0x89))
            return try peer.frame().first
        } body: { url in
            let socket = try await client.webSocket(url, limit: 1000)
            for word in words { #expect(try await socket.receive() == .text(word)) }
        }
        #expect(pong == 0x8A)
    }

    @Test func `a refused upgrade names the status`() async throws {
        _ = try await WebSocketServer.run { peer in
            _ = try peer.request()
            peer.send(Array("HTTP/1.1 429 Slow down\r\nContent-Length: 6\r\n\r\ns3cret".utf8))
        } body: { url in
            let failure = try await failure { _ = try await client.webSocket(url) }
            #expect(failure.kind == .refusedByServer(code: 429))
            #expect(failure.message.hasSuffix("refused to open a WebSocket (429)"))
        }
    }

    @Test func `a wrong accept key is refused`() async throws {
        let isLeft = try await WebSocketServer.run { peer in
            _ = try peer.request()
            let head = "HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"
            peer.send(Array(head.utf8))
            return peer.isLeft()
        } body: { url in
            let failure = try await failure { _ = try await client.webSocket(url) }
            #expect(failure.kind == .other)
        }
        #expect(isLeft)
    }

    @Test func `no way to fail to open tells the ticket`() async throws {
        let scripts: [@Sendable (WebSocketPeer) throws -> Void] = [
            { _ = try $0.request() },
            { $0.send(Array("SSH-2.0-s3cret\r\n\r\n".utf8)) },
            { peer in
                _ = try peer.request()
                _ = peer.isLeft()
            },
        ]
        for script in scripts {
            try await WebSocketServer.run(script) { url in
                for url in [url, "ws://127.0.0.1:1/s3cret?ticket=s3cret", "ws://no-such-host.invalid/?ticket=s3cret"] {
                    let failure = try await failure {
                        _ = try await client.webSocket(url, timeout: .milliseconds(300))
                    }
                    #expect(!"\(failure) \(String(reflecting: failure))".contains("s3cret"))
                    #expect([.cut, .other, .timeout, .connect, .resolve].contains(failure.kind))
                }
            }
        }
    }

    @Test func `cancelling a receive ends the wait and loses no message`() async throws {
        _ = try await WebSocketServer.run { peer in
            try peer.upgrade()
            _ = try peer.frame()
            peer.send("kept")
            _ = peer.isLeft()
        } body: { url in
            let socket = try await client.webSocket(url)
            let task = Task { try await socket.receive() }
            task.cancel()
            let failure = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(failure?.kind == .cancelled)
            try await socket.send("go")
            #expect(try await socket.receive() == .text("kept"))
        }
    }

    @Test func `cancelling ends the opening`() async throws {
        _ = try await WebSocketServer.run { peer in
            _ = try? peer.request()
            return peer.isLeft()
        } body: { url in
            let task = Task { try await client.webSocket(url, timeout: .seconds(15)) }
            task.cancel()
            let failure = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(failure?.kind == .cancelled)
            // The cancellation may have come before the connection, for which the server still waits.
            await #expect(throws: HTTPFailure.self) { try await client.webSocket(url, timeout: .milliseconds(200)) }
        }
    }

    @Test func `a socket that is let go closes its connection`() async throws {
        let isLeft = try await WebSocketServer.run { peer in
            try peer.upgrade()
            return peer.isLeft()
        } body: { url in
            _ = try await client.webSocket(url)
        }
        #expect(isLeft)
    }

    @Test func `a shutdown ends what is open and what comes later`() async throws {
        let client = HTTPClient()
        let isLeft = try await WebSocketServer.run { peer in
            try peer.upgrade()
            return peer.isLeft()
        } body: { url in
            let socket = try await client.webSocket(url)
            let task = Task { try await socket.receive() }
            await client.shutdown()
            let running = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(running?.kind == .cancelled)
            #expect(running?.message.hasSuffix("was ended: the client is shutting down") == true)
            #expect(try await failure { _ = try await client.webSocket(url) }.kind == .cancelled)
            await socket.close()
        }
        #expect(isLeft)
    }

    @Test func `closing, sending and cancelling may cross`() async throws {
        for _ in 0..<20 {
            try await WebSocketServer.run { peer in
                try peer.upgrade()
                while let frame = try? peer.frame(), frame.first != 0x88 {}
            } body: { url in
                let socket = try await client.webSocket(url)
                await withTaskGroup { group in
                    for turn in 0..<10 {
                        group.addTask { _ = try? await socket.send("\(turn)") }
                        group.addTask {
                            let task = Task { try await socket.receive() }
                            for _ in 0..<turn { await Task.yield() }
                            task.cancel()
                            _ = await task.result
                        }
                    }
                    group.addTask { await socket.close() }
                    group.addTask { await socket.close() }
                }
            }
        }
    }
}
