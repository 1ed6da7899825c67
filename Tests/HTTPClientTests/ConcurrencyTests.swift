import HTTPClient
import Testing

@Suite struct ConcurrencyTests {
    private let client = HTTPClient()

    /// Each is answered once all of them are there.
    @Test func `100 slow requests run side by side`() async throws {
        try await TestServer.run(webScript) { server in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 {
                    group.addTask { try await client.send(HTTPRequest(url: server.url("/together"))).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 200, count: 100))
        }
    }

    @Test func `cancelling ends the wait at once`() async throws {
        try await TestServer.run(webScript) { server in
            let request = HTTPRequest(method: "POST", url: server.url("/slow?s=3600"))
            let task = Task { try await client.send(request) }
            while try await client.send(HTTPRequest(url: server.url("/posts"))).text == "0" {}
            task.cancel()
            let failure = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(failure?.kind == .cancelled)
            #expect(failure?.mayHaveArrived == true)
            #expect(try await client.send(HTTPRequest(url: server.url("/echo"))).status == 200)
        }
    }

    @Test func `what is cancelled before it starts is not sent`() async throws {
        try await TestServer.run(webScript) { server in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await client.send(HTTPRequest(method: "POST", url: server.url("/echo")))
            }
            let failure = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(failure?.kind == .cancelled)
            #expect(failure?.mayHaveArrived == false)
            let response = try await client.send(HTTPRequest(url: server.url("/posts")))
            #expect(response.text == "0")
        }
    }

    @Test func `cancellations at every moment leave no one waiting`() async throws {
        try await TestServer.run(webScript) { server in
            let url = server.url("/slow?s=0.02")
            await withTaskGroup { group in
                for turn in 0..<200 {
                    group.addTask {
                        let task = Task { try await client.send(HTTPRequest(url: url)) }
                        for _ in 0..<(turn * 5) { await Task.yield() }
                        task.cancel()
                        _ = await task.result
                    }
                }
            }
            let response = try await client.send(HTTPRequest(url: url))
            #expect(response.status == 200)
        }
    }

    @Test func `a shutdown fails what runs and what comes later`() async throws {
        try await TestServer.run(webScript) { server in
            let client = HTTPClient()
            let task = Task { try await client.send(HTTPRequest(method: "POST", url: server.url("/slow?s=20"))) }
            while try await client.send(HTTPRequest(url: server.url("/posts"))).text == "0" {}
            await client.shutdown()
            let running = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(running?.kind == .cancelled)
            #expect(running?.mayHaveArrived == true)
            let later = try await client.failure(of: HTTPRequest(url: server.url("/echo")))
            #expect(later.kind == .cancelled)
            #expect(!later.mayHaveArrived)
            await client.shutdown()
        }
    }

    @Test func `a client that was never used shuts down`() async {
        await HTTPClient().shutdown()
    }

    @Test func `orders and shutdowns may cross`() async throws {
        try await TestServer.run(webScript) { server in
            for _ in 0..<20 {
                let client = HTTPClient()
                await withTaskGroup { group in
                    for _ in 0..<10 {
                        group.addTask { _ = try? await client.send(HTTPRequest(url: server.url("/slow?s=0.01"))) }
                    }
                    group.addTask { await client.shutdown() }
                    group.addTask { await client.shutdown() }
                }
            }
        }
    }
}
