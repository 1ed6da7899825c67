import HTTPClient
import Testing

/// Nothing here reaches the network: port 9 is only named.
@Suite struct InjectionTests {
    private let client = HTTPClient()
    private static let url = "http://127.0.0.1:9/"

    static let bad: [HTTPRequest] = [
        HTTPRequest(url: url, headers: [("X-A", "s3cret\r\nX-B: s3cret")]),
        HTTPRequest(url: url, headers: [("X-A", "s3cret\n")]),
        HTTPRequest(url: url, headers: [("X-A", "s3cret\0")]),
        HTTPRequest(url: url, headers: [("X-A: s3cret\r\nX-B", "b")]),
        HTTPRequest(url: url, headers: [("", "s3cret")]),
        HTTPRequest(url: url, headers: [("Content-Length", "5")]),
        HTTPRequest(url: url, headers: [("transfer-encoding", "chunked")]),
        HTTPRequest(method: "GET /s3cret HTTP/1.1\r\nX-A:", url: url),
        HTTPRequest(method: "", url: url),
        HTTPRequest(url: url + "?s3cret\r\nX-A: b"),
        HTTPRequest(url: url + "?s3cret HTTP/1.1"),
        HTTPRequest(url: "http://user:s3cret@[bad/"),
        HTTPRequest(url: "http://user:s3cret@/"),
        HTTPRequest(url: "ftp://user:s3cret@127.0.0.1/"),
        HTTPRequest(url: "file:///etc/passwd?s3cret"),
        HTTPRequest(url: "smtp://127.0.0.1:9/s3cret"),
        HTTPRequest(url: "s3cret"),
        HTTPRequest(url: ""),
        HTTPRequest(url: url, proxy: "http://u:s3cret@h\r\n"),
        HTTPRequest(url: url, unixSocket: String(repeating: "/s3cret", count: 20)),
    ]

    @Test(arguments: bad.indices)
    func `a request that says more than it should is not sent`(index: Int) async throws {
        let failure = try await client.failure(of: Self.bad[index])
        #expect(failure.kind == .badURL)
        #expect(!failure.mayHaveArrived)
        #expect(failure.message.hasPrefix("the request was not sent: "))
        #expect(!"\(failure) \(String(reflecting: failure))".contains("s3cret"))
    }

    static let badMail: [MailTransfer] = [
        MailTransfer(url: "smtp://127.0.0.1:9", from: "a@b\r\nRCPT TO:<c@d>", recipients: ["e@f"], message: [1]),
        MailTransfer(url: "smtp://127.0.0.1:9", from: "a@b", recipients: ["e@f>\r\nDATA"], message: [1]),
        MailTransfer(url: "smtp://127.0.0.1:9", from: "a@b", recipients: ["e@f> SIZE=1"], message: [1]),
        MailTransfer(url: "smtp://127.0.0.1:9", from: "a@b", recipients: [], message: [1]),
        MailTransfer(url: "smtp://127.0.0.1:9", from: "a@b", recipients: ["e@f"], message: [1], user: "u\0"),
        MailTransfer(url: "http://127.0.0.1:9", from: "a@b", recipients: ["e@f"], message: [1]),
    ]

    @Test(arguments: badMail.indices)
    func `an envelope that says more than it should is not sent`(index: Int) async throws {
        let failure = try await client.failure(of: Self.badMail[index])
        #expect(failure.kind == .badURL)
        #expect(!failure.mayHaveArrived)
    }
}
