import HTTPClient
import Testing

/// The failure of what must fail.
extension HTTPClient {
    func failure(of request: HTTPRequest) async throws -> HTTPFailure {
        try #require(await #expect(throws: HTTPFailure.self) { try await send(request) })
    }

    func failure(of mail: MailTransfer) async throws -> HTTPFailure {
        try #require(await #expect(throws: HTTPFailure.self) { try await sendMail(mail) })
    }
}
