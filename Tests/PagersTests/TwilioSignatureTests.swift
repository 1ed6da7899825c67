import Delivery
import FoundationEssentials
import Testing

@testable import Pagers

@Suite("Twilio's signature")
struct TwilioSignatureTests {
    /// Made and judged by Twilio's own library in `Tests/Live/test_twilio.py`.
    struct Vector: Decodable, Sendable, CustomStringConvertible {
        var what: String
        var token: String
        var base: String
        var path: String
        var query: String
        var body: String
        var signature: String
        var good: Bool
        var description: String { what }
    }

    private static func vectors() throws -> [Vector] {
        let file = String(#filePath).split(separator: "/").dropLast().joined(separator: "/")
        let data = try Data(contentsOf: URL(filePath: "/\(file)/Fixtures/twilio-signatures.json"))
        return try JSONDecoder().decode([Vector].self, from: data)
    }

    @Test("is judged as their own library judges it")
    func judged() throws {
        for vector in try Self.vectors() {
            let signature = TwilioSignature(publicURL: vector.base, token: { vector.token })
            let call = Webhook.Call(
                headers: [("x-twilio-signature", vector.signature)], body: Array(vector.body.utf8), query: vector.query)
            let verdict = signature.judge(call, path: vector.path)
            if vector.good {
                #expect(try verdict == .good(#require(WebForm(call.body))), "\(vector.what)")
            } else {
                #expect(verdict == .forged, "\(vector.what)")
            }
        }
    }

    @Test("is missing, or our token is")
    func missing() {
        let signature = TwilioSignature(publicURL: "https://x", token: { throw CancellationError() })
        #expect(signature.judge(Webhook.Call(headers: [], body: []), path: "/p") == .forged)
        let signed = Webhook.Call(headers: [("X-Twilio-Signature", "AAAA")], body: [])
        #expect(signature.judge(signed, path: "/p") == .unknown)
        #expect(TwilioSignature(publicURL: "https://x", token: { "" }).judge(signed, path: "/p") == .unknown)
    }

    @Test("no form is no call", arguments: ["a=%zz", "a=%e", "a=%FF"])
    func broken(body: String) {
        let signature = TwilioSignature(publicURL: "https://x", token: { "t" })
        let call = Webhook.Call(headers: [("X-Twilio-Signature", "AAAA")], body: Array(body.utf8))
        #expect(signature.judge(call, path: "/p") == .forged)
    }
}
