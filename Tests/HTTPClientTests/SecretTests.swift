import HTTPClient
import Testing

@Suite struct SecretTests {
    private let client = HTTPClient()

    @Test func `no way to fail tells a secret`() async throws {
        try await TestServer.run(webScript, "tls", "silent", "407") { server in
            let places = [
                "http://USER@127.0.0.1:\(server.port("shut"))/s3cret?token=s3cret",
                "http://USER@no-such-host.invalid/s3cret?token=s3cret",
                "http://USER@127.0.0.1:\(server.port())/slow?s=20&token=s3cret",
                "http://USER@127.0.0.1:\(server.port())/cut?token=s3cret",
                "http://USER@127.0.0.1:\(server.port())/half?token=s3cret",
                "http://USER@127.0.0.1:\(server.port())/endless?token=s3cret",
                "http://USER@127.0.0.1:\(server.port())/garbage?token=s3cret",
                "http://USER@127.0.0.1:\(server.port())/redirect?to=ftp://s3cret:s3cret@h/s3cret",
                "http://USER@127.0.0.1:\(server.port())/redirect?to=http://s3cret:s3cret@[/s3cret",
                "https://USER@127.0.0.1:\(server.port())/s3cret?token=s3cret",
                "https://USER@127.0.0.1:\(server.port("tls"))/s3cret?token=s3cret",
                "https://USER@127.0.0.1:\(server.port("silent"))/s3cret?token=s3cret",
            ]
            for place in places {
                let url = place.replacing("USER", with: "robot-s3cret:s3cret")
                var request = HTTPRequest(method: "POST", url: url, headers: [("Authorization", "Bearer s3cret")])
                (request.body, request.timeout, request.limit) = (Array("s3cret".utf8), .milliseconds(500), 1000)
                request.followsRedirects = true
                let failure = try await client.failure(of: request)
                #expect(!"\(failure) \(String(reflecting: failure))".contains("s3cret"), "\(place)")
                #expect(failure.message.contains("127.0.0.1:") || failure.message.contains("invalid:80"))
            }
            let proxy = "http://u:s3cret@127.0.0.1:\(server.port())"
            let request = HTTPRequest(url: "https://far.invalid/?s3cret", proxy: proxy)
            let failure = try await client.failure(of: request)
            #expect(failure.message == "the proxy to far.invalid:443 asks for a user and password (407)")
        }
    }
}
