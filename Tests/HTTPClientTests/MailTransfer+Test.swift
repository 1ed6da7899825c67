import HTTPClient

extension MailTransfer {
    static let hello = "Subject: x\r\n\r\nhello\r\n"

    /// A mail to people at the test's own server, whose names decide what becomes of it.
    init(_ server: TestServer, to: String..., text: String = hello) {
        self.init(
            url: "smtp://127.0.0.1:\(server.port())",
            from: "sitrep@test.example",
            recipients: to.map { "\($0)@test.example" },
            message: Array(text.utf8))
    }
}
