import Foundation
import HTTPClient
import Testing

/// What a mail server that says nothing may hold up: its own mail, and that only until someone gives up.
@Suite struct SilentMailTests {
    private let client = HTTPClient()

    /// Waits until the server has all of the message for `silence`.
    private func untilTaken(by server: TestServer) async throws {
        let path = try #require(server.facts["dots"])
        for _ in 0..<6000 where !FileManager.default.fileExists(atPath: path) {
            try await Task.sleep(for: .milliseconds(10))
        }
        try #require(FileManager.default.fileExists(atPath: path), "the server took no message")
    }

    @Test func `cancelling ends the wait for the server's word`() async throws {
        try await TestServer.run(mailScript) { server in
            let task = Task { try await client.sendMail(MailTransfer(server, to: "silence")) }
            try await untilTaken(by: server)
            let start = ContinuousClock.now
            task.cancel()
            let failure = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(failure?.kind == .cancelled)
            #expect(failure?.mayHaveArrived == true)
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test func `a shutdown ends the wait for the server's word`() async throws {
        try await TestServer.run(mailScript) { server in
            let task = Task { try await client.sendMail(MailTransfer(server, to: "silence")) }
            try await untilTaken(by: server)
            let start = ContinuousClock.now
            await client.shutdown()
            let failure = await #expect(throws: HTTPFailure.self) { try await task.value }
            #expect(failure?.kind == .cancelled)
            #expect(failure?.mayHaveArrived == true)
            #expect(ContinuousClock.now - start < .seconds(20))
            let later = try await client.failure(of: MailTransfer(server, to: "one"))
            #expect(later.kind == .cancelled)
            #expect(!later.mayHaveArrived)
        }
    }

    @Test func `other mails and requests go on`() async throws {
        try await TestServer.run(mailScript) { mailServer in
            try await TestServer.run(webScript) { webServer in
                let silent = Task { try await client.sendMail(MailTransfer(mailServer, to: "silence")) }
                try await untilTaken(by: mailServer)
                let start = ContinuousClock.now
                _ = try await client.sendMail(MailTransfer(mailServer, to: "one"))
                _ = try await client.send(HTTPRequest(url: webServer.url("/echo")))
                #expect(ContinuousClock.now - start < .seconds(10))
                silent.cancel()
                _ = await silent.result
            }
        }
    }

    @Test func `a timeout ends the wait, and the mail may have arrived`() async throws {
        try await TestServer.run(mailScript) { server in
            var transfer = MailTransfer(server, to: "silence")
            transfer.timeout = .milliseconds(500)
            let failure = try await client.failure(of: transfer)
            #expect(failure.kind == .timeout)
            #expect(failure.mayHaveArrived)
        }
    }
}
