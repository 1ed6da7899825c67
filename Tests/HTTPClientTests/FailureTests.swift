import HTTPClient
import Testing

@Suite struct FailureTests {
    private let client = HTTPClient()

    @Test func `a refused connection cannot have arrived`() async throws {
        try await TestServer.run(webScript) { server in
            let url = "http://127.0.0.1:\(server.port("shut"))/"
            let failure = try await client.failure(of: HTTPRequest(url: url))
            #expect(failure.kind == .connect)
            #expect(!failure.mayHaveArrived)
            #expect(
                failure.message == "could not connect to 127.0.0.1:\(server.port("shut")): Connection refused")
        }
    }

    @Test func `an unknown name cannot have arrived`() async throws {
        let request = HTTPRequest(url: "http://no-such-host.invalid/")
        let failure = try await client.failure(of: request)
        #expect(failure.kind == .resolve)
        #expect(!failure.mayHaveArrived)
        #expect(failure.message == "could not resolve the name of no-such-host.invalid:80")
    }

    @Test func `a slow answer runs into the timeout and may have arrived`() async throws {
        try await TestServer.run(webScript) { server in
            let request = HTTPRequest(method: "POST", url: server.url("/slow?s=20"), timeout: .milliseconds(200))
            let start = ContinuousClock.now
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .timeout)
            #expect(failure.mayHaveArrived)
            #expect(failure.message == "no complete answer from 127.0.0.1:\(server.port()) within 200 ms")
            #expect(ContinuousClock.now - start < .seconds(5))
        }
    }

    @Test func `a handshake that never ends cannot have arrived`() async throws {
        try await TestServer.run(webScript, "silent") { server in
            let place = "127.0.0.1:\(server.port("silent"))"
            let request = HTTPRequest(method: "POST", url: "https://\(place)/", connectTimeout: .milliseconds(200))
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .timeout)
            #expect(!failure.mayHaveArrived)
            #expect(failure.message == "no connection with \(place) within 200 ms")
        }
    }

    @Test(arguments: ["/cut", "/half"])
    func `a connection cut midway may have arrived`(path: String) async throws {
        try await TestServer.run(webScript) { server in
            let request = HTTPRequest(method: "POST", url: server.url(path), body: [0x61])
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .cut)
            #expect(failure.mayHaveArrived)
        }
    }

    @Test func `a POST is never sent twice behind the caller's back`() async throws {
        try await TestServer.run(webScript) { server in
            _ = try await client.send(HTTPRequest(url: server.url("/once")))
            let request = HTTPRequest(method: "POST", url: server.url("/once"), body: [0x61])
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .cut)
            #expect(failure.mayHaveArrived)
            let response = try await client.send(HTTPRequest(url: server.url("/posts")))
            #expect(response.text == "1")
        }
    }

    @Test func `a redirect into the void says so, and the request did arrive`() async throws {
        try await TestServer.run(webScript) { server in
            var request = HTTPRequest(url: server.url("/redirect?to=http://127.0.0.1:\(server.port("shut"))/"))
            request.followsRedirects = true
            let failure = try await client.failure(of: request)
            let place = "127.0.0.1:\(server.port())"
            #expect(failure.kind == .connect)
            #expect(failure.mayHaveArrived)
            #expect(failure.message.hasPrefix("could not connect to the host that \(place) redirects to"))
        }
    }

    @Test func `a GET on a dead connection is tried on a new one`() async throws {
        try await TestServer.run(webScript) { server in
            _ = try await client.send(HTTPRequest(url: server.url("/once")))
            #expect(try await client.send(HTTPRequest(url: server.url("/once"))).text == "first")
        }
    }

    @Test(arguments: ["/big?n=1001", "/endless"])
    func `a body over the limit is given up`(path: String) async throws {
        try await TestServer.run(webScript) { server in
            let request = HTTPRequest(url: server.url(path), limit: 1000)
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .tooLarge)
            #expect(failure.mayHaveArrived)
            #expect(failure.message.hasSuffix("is larger than what is accepted (1000 bytes)"))
        }
    }

    @Test func `a body of exactly the limit is taken`() async throws {
        try await TestServer.run(webScript) { server in
            let response = try await client.send(HTTPRequest(url: server.url("/big?n=1000"), limit: 1000))
            #expect(response.body.count == 1000)
        }
    }

    @Test func `too many headers are given up`() async throws {
        try await TestServer.run(webScript) { server in
            let request = HTTPRequest(url: server.url("/headers"))
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .tooLarge)
        }
    }

    @Test(arguments: [(407, HTTPFailure.Kind.authentication), (502, .connect)])
    func `a proxy that does not connect is told from the server`(status: Int, kind: HTTPFailure.Kind) async throws {
        try await TestServer.run(webScript, "proxy", "\(status)") { server in
            let request = HTTPRequest(method: "POST", url: "https://far.invalid/", proxy: server.url("/"))
            let failure = try await client.failure(of: request)
            #expect(failure.kind == kind)
            #expect(!failure.mayHaveArrived)
            #expect(failure.message.contains("far.invalid:443"))
        }
    }
}
