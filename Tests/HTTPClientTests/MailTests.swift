import HTTPClient
import Testing

@Suite struct MailTests {
    private let client = HTTPClient()

    private func hex(_ text: String) -> String {
        text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `a mail arrives byte for byte, dots too`() async throws {
        try await TestServer.run(mailScript) { server in
            let text = "Subject: x\r\n\r\n.dot\r\n..\r\n.\r\nend\r\n"
            let receipt = try await client.sendMail(MailTransfer(server, to: "one", "two", text: text))
            #expect(receipt == MailReceipt(lastReply: "250 2.0.0 \(hex(text))", code: 250))
        }
    }

    @Test(arguments: [
        ("nobody", 550, "550 5.1.1 no such user"), ("later", 451, "451 4.3.0 try again later"),
        ("spam", 554, "554 5.7.1 looks like spam"), ("full", 452, "452 4.3.1 disk full"),
    ])
    func `a refusal has its code and is certain`(to: String, code: Int, reply: String) async throws {
        try await TestServer.run(mailScript) { server in
            let transfer = MailTransfer(server, to: to)
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .refusedByServer(code: code))
            #expect(!failure.mayHaveArrived)
            #expect(failure.message == "127.0.0.1:\(server.port()) refused the mail: \(reply)")
        }
    }

    @Test func `one unknown recipient refuses the whole mail`() async throws {
        try await TestServer.run(mailScript) { server in
            let transfer = MailTransfer(server, to: "one", "nobody")
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .refusedByServer(code: 550))
        }
    }

    @Test func `a mail cut after its last line may have arrived`() async throws {
        try await TestServer.run(mailScript) { server in
            let transfer = MailTransfer(server, to: "cut")
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .cut)
            #expect(failure.mayHaveArrived)
        }
    }

    @Test func `a refused connection cannot have arrived`() async throws {
        try await TestServer.run(mailScript) { server in
            var transfer = MailTransfer(server, to: "one")
            transfer.url = "smtp://127.0.0.1:\(server.port("shut"))"
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .connect)
            #expect(!failure.mayHaveArrived)
        }
    }

    @Test func `a wrong password is told without telling it`() async throws {
        try await TestServer.run(mailScript) { server in
            var transfer = MailTransfer(server, to: "one")
            (transfer.user, transfer.password) = ("robot", "s3cret2")
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .authentication)
            #expect(
                failure.message == "127.0.0.1:\(server.port()) did not accept the user and password (535)")
            (transfer.user, transfer.password) = ("robot", "s3cret")
            #expect(try await client.sendMail(transfer).code == 250)
        }
    }

    @Test func `a reply that quotes the password is shown without it`() async throws {
        try await TestServer.run(mailScript) { server in
            var transfer = MailTransfer(server, to: "parrot")
            (transfer.user, transfer.password) = ("robot", "s3cret")
            let failure = try await client.failure(of: transfer)
            #expect(failure.message.hasSuffix("refused the mail: 554 you said ***"))
        }
    }

    @Test func `TLS that is required and not offered stops the mail`() async throws {
        try await TestServer.run(mailScript) { server in
            var transfer = MailTransfer(server, to: "one")
            transfer.requiresTLS = true
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .tls)
            #expect(!failure.mayHaveArrived)
        }
    }

    @Test func `STARTTLS is used when offered, and checked when it matters`() async throws {
        try await TestServer.run(mailScript, "tls") { server in
            var transfer = MailTransfer(server, to: "one")
            #expect(try await client.sendMail(transfer).lastReply.hasPrefix("250 2.0.0 tls "))
            transfer.requiresTLS = true
            let unknown = try await client.failure(of: transfer)
            #expect(unknown.kind == .tls)
            transfer.caFile = server.facts["ca"]
            #expect(try await client.sendMail(transfer).lastReply.hasPrefix("250 2.0.0 tls "))
        }
    }
}
