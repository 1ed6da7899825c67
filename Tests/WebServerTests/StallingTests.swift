import Glibc
import Logging
import NIOCore
import Testing

@testable import WebServer

/// Connections that hold on to the server, and the end of the server itself.
@Suite struct StallingTests {
    @Test("a connection that sends no whole request in time is closed, and others are served meanwhile")
    func slowLoris() async throws {
        try await withServer(pace: .init(patience: .milliseconds(400))) { running in
            let client = running.client
            let head = client.head("POST", "/api/v1/rooms/ops/messages", [:], length: 1000)
            let closings = try await offPool {
                let wires = try (0..<50).map { _ in try Wire(port: client.port) }
                for (number, wire) in wires.enumerated().dropFirst() { wire.send(Array(head.prefix(20 + number * 5))) }
                return try wires.map { try $0.receive().isEmpty }
            }
            #expect(closings == Array(repeating: true, count: 50))
            #expect(try await client.get("/healthz").status == 200)
        }
    }

    @Test("a trickle does not buy time")
    func trickle() async throws {
        try await withServer(pace: .init(patience: .milliseconds(400))) { running in
            let client = running.client
            let head = client.head("POST", "/api/v1/rooms/ops/messages", [:], length: 1000)
            let sent = try await offPool {
                let wire = try Wire(port: client.port)
                wire.send(head)
                var sent = 0
                while sent < 200, wire.send([0x20]) {
                    sent += 1
                    usleep(20_000)
                }
                return sent
            }
            #expect(sent < 60)
        }
    }

    @Test("a request that is slow to answer is waited for, and a connection is kept for the next one")
    func keepAlive() async throws {
        try await withServer(pace: .init(patience: .milliseconds(300))) { running in
            let client = running.client
            running.backend.change { $0.delay = .milliseconds(700) }
            let body = Array(#"{"author":"ana","text":"x"}"#.utf8)
            let path = "/api/v1/rooms/ops/messages"
            let request = client.head("POST", path, ["Connection": ""], length: body.count) + body
            let statuses = try await offPool {
                let wire = try Wire(port: client.port)
                return try (0..<3).map { _ in
                    wire.send(request)
                    return try Client.reply(from: wire).status
                }
            }
            #expect(statuses == [201, 201, 201])
        }
    }

    @Test("pipelined requests are answered in order")
    func pipelining() async throws {
        try await withServer { running in
            let client = running.client
            let requests = (1...20).flatMap { number in
                let body = Array(#"{"author":"ana","text":"\#(number)","id":"\#(number)"}"#.utf8)
                let path = "/api/v1/rooms/ops/messages"
                return client.head("POST", path, ["Connection": number == 20 ? "close" : ""], length: body.count) + body
            }
            let answer = try await offPool {
                let wire = try Wire(port: client.port)
                wire.send(requests)
                var bytes: [UInt8] = []
                while case let more = try wire.receive(), !more.isEmpty { bytes += more }
                return String(decoding: bytes, as: UTF8.self)
            }
            let ids = answer.split(separator: "{\"id\":\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
            #expect(ids == (1...20).map(String.init))
        }
    }

    @Test("at the end requests under way are answered, streams end, stalled ones are cut, new ones are refused")
    func stopping() async throws {
        try await withServer { running in
            let client = running.client
            running.backend.change { $0.delay = .milliseconds(600) }
            let stream = try await EventReader.open(client, room: "ops")
            let stalled = try await offPool { try Wire(port: client.port) }
            stalled.send(client.head("POST", "/api/v1/rooms/ops/messages", [:], length: 100) + [0x7B])
            let underWay = Task { try await client.post("ops", #"{"author":"ana","text":"x"}"#).status }
            try await eventually { running.backend.delayedCount == 1 }
            let took = try await ContinuousClock().measure { try await running.stop() }
            #expect(try await underWay.value == 201)
            #expect(try await stream.ends())
            #expect(took < .seconds(30))
            await #expect(throws: WireFault.self) { try await client.get("/healthz") }
        }
    }

    @Test("a request that never ends holds up the end for three seconds at most")
    func stoppingHard() async throws {
        try await withServer { running in
            let client = running.client
            running.backend.change { $0.delay = .seconds(60) }
            let underWay = Task { try await client.post("ops", #"{"author":"ana","text":"x"}"#) }
            try await eventually { running.backend.delayedCount == 1 }
            let took = try await ContinuousClock().measure { try await running.stop() }
            // Not the minute that the answer would take; a machine under load takes its time for the rest.
            #expect(took > .seconds(2) && took < .seconds(30))
            _ = await underWay.result
        }
    }

    @Test("a port in use is said with its number")
    func portInUse() async throws {
        try await withServer { running in
            let port = running.client.port
            let second = try WebServer(
                listen: "127.0.0.1:\(port)", tokens: TokenTable(), publicURL: nil, backend: MemoryBackend(),
                logger: .init(label: "test"))
            await #expect {
                try await second.run { _ in }
            } throws: {
                "\($0)".hasPrefix("cannot listen on 127.0.0.1:\(port): ")
            }
        }
    }
}
