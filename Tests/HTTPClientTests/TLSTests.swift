import HTTPClient
import Testing

@Suite struct TLSTests {
    private let client = HTTPClient()

    @Test func `a certificate of our own authority is trusted when named`() async throws {
        try await TestServer.run(webScript, "tls") { server in
            let url = "https://localhost:\(server.port("tls"))/peer"
            let request = HTTPRequest(url: url, caFile: server.facts["ca"])
            let first = try await client.send(request)
            #expect(first.status == 200)
            #expect(try await client.send(request).text == first.text)
        }
    }

    @Test func `an unknown certificate is refused before anything is sent`() async throws {
        try await TestServer.run(webScript, "tls") { server in
            let place = "localhost:\(server.port("tls"))"
            let request = HTTPRequest(method: "POST", url: "https://\(place)/", body: [0x61])
            let failure = try await client.failure(of: request)
            #expect(failure.kind == .tls)
            #expect(!failure.mayHaveArrived)
            #expect(
                failure.message
                    == "no trusted TLS connection with \(place): SSL certificate problem: self-signed certificate")
        }
    }

    @Test func `a plain server on a TLS port and a missing CA file are TLS failures`() async throws {
        try await TestServer.run(webScript, "tls") { server in
            for port in ["port", "tls"] {
                let url = "https://127.0.0.1:\(server.port(port))/"
                let request = HTTPRequest(url: url, caFile: port == "tls" ? "/nonexistent.pem" : nil)
                let failure = try await client.failure(of: request)
                #expect(failure.kind == .tls)
                #expect(!failure.mayHaveArrived)
            }
        }
    }
}
