import HTTPClient
import Testing

@Suite struct ExchangeTests {
    private let client = HTTPClient(userAgent: "sitrep/test")

    @Test func `a GET brings status, headers and body`() async throws {
        try await TestServer.run(webScript) { server in
            let request = HTTPRequest(url: server.url("/echo?a=b"), headers: [("X-Room", "ops"), ("X-Blank", "")])
            let response = try await client.send(request)
            #expect(response.status == 200)
            #expect(response.header("x-TWICE") == "one")
            #expect(response.headers.filter { $0.name.lowercased() == "x-twice" }.map(\.value) == ["one", "two"])
            #expect(response.header("X-Empty") == "")
            #expect(response.header("X-Missing") == nil)
            #expect(response.text.hasPrefix("GET /echo?a=b HTTP/1.1\n"))
            #expect(response.text.contains("\nX-Room: ops\n"))
            #expect(response.text.contains("\nX-Blank: \n"))
            #expect(response.text.contains("\nUser-Agent: sitrep/test\n"))
        }
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE"])
    func `a body arrives as it is, with only the type it was given`(method: String) async throws {
        try await TestServer.run(webScript) { server in
            var request = HTTPRequest(method: method, url: server.url("/echo"), body: Array("über\r\n".utf8))
            let bare = try await client.send(request).text
            #expect(bare.hasPrefix("\(method) /echo HTTP/1.1\n"))
            #expect(bare.hasSuffix("\n\nüber\r\n"))
            #expect(!bare.contains("Content-Type:") && !bare.contains("Expect:"))
            request.headers = [("Content-Type", "application/json")]
            #expect(try await client.send(request).text.contains("\nContent-Type: application/json\n"))
        }
    }

    @Test func `a large body goes and comes whole`() async throws {
        try await TestServer.run(webScript) { server in
            let body = [UInt8](repeating: UInt8(ascii: "z"), count: 3_000_000)
            let response = try await client.send(HTTPRequest(method: "POST", url: server.url("/echo"), body: body))
            #expect(response.body.suffix(body.count) == body[...])
        }
    }

    @Test func `a POST without a body says its length is 0`() async throws {
        try await TestServer.run(webScript) { server in
            let text = try await client.send(HTTPRequest(method: "POST", url: server.url("/echo"))).text
            #expect(text.contains("\nContent-Length: 0\n"))
        }
    }

    @Test func `a HEAD has no body`() async throws {
        try await TestServer.run(webScript) { server in
            let response = try await client.send(HTTPRequest(method: "HEAD", url: server.url("/big?n=9")))
            #expect(response.header("Content-Length") == "9")
            #expect(response.body.isEmpty)
        }
    }

    @Test(arguments: [204, 404, 503])
    func `any status is an answer`(code: Int) async throws {
        try await TestServer.run(webScript) { server in
            let response = try await client.send(HTTPRequest(url: server.url("/status?code=\(code)")))
            #expect(response.status == code)
        }
    }

    @Test func `a connection is kept and used again`() async throws {
        try await TestServer.run(webScript) { server in
            let first = try await client.send(HTTPRequest(url: server.url("/peer"))).text
            let second = try await client.send(HTTPRequest(method: "POST", url: server.url("/peer"))).text
            #expect(first == second)
        }
    }

    @Test func `a unix socket answers`() async throws {
        try await TestServer.run(webScript, "unix") { server in
            let request = HTTPRequest(url: "http://docker/echo", unixSocket: server.facts["unix"])
            let response = try await client.send(request)
            #expect(response.text.contains("\nHost: docker\n"))
        }
    }

    @Test func `a redirect is followed only when asked`() async throws {
        try await TestServer.run(webScript) { server in
            var request = HTTPRequest(url: server.url("/redirect?to=/echo"))
            let plain = try await client.send(request)
            #expect(plain.status == 302)
            #expect(plain.header("location") == "/echo")
            request.followsRedirects = true
            let followed = try await client.send(request)
            #expect(followed.status == 200)
            #expect(followed.header("location") == nil)
        }
    }

    @Test func `a redirected POST keeps its body where the status says so`() async throws {
        try await TestServer.run(webScript) { server in
            var request = HTTPRequest(method: "POST", url: server.url("/redirect?to=/echo&code=307"), body: [0x61])
            request.followsRedirects = true
            let response = try await client.send(request)
            #expect(response.text.hasPrefix("POST /echo ") && response.text.hasSuffix("\n\na"))
        }
    }
}
