import Delivery
import Incidents
import Testing

@testable import ChatServices

@Suite("Slack's signature")
struct SlackSignatureTests {
    private struct NoSecret: Error {}
    private let stamp = "1763692700"

    private func judge(
        _ secret: String?, _ body: String, _ signature: String?, stamp: String? = "1763692700",
        now: Int64 = 1_763_692_745
    ) -> SlackSignature.Verdict {
        var headers: [(name: String, value: String)] = [("content-type", "application/json")]
        if let stamp { headers.append(("x-slack-request-timestamp", stamp)) }
        if let signature { headers.append(("X-SLACK-SIGNATURE", signature)) }
        let signed = SlackSignature(
            secret: {
                guard let secret else { throw NoSecret() }
                return secret
            }, now: { Instant(seconds: now) })
        return signed.judge(Webhook.Call(headers: headers, body: Array(body.utf8)))
    }

    /// Worked out with `slack_sdk.signature.SignatureVerifier` at 1763692700.
    private static let rows = [
        (
            "8f742231b10e8888abcd99yyyzzz85a5", "token=xyzz0WbapA4vBCDEFasx0q6G&command=%2Fsitrep&text=status",
            "v0=d622eb8c7ad7b2b9e553c1a8851994f7e9b75d7ab31c5522d49187f9c61d7adc"
        ),
        ("s", "", "v0=df17060feecc9fa63f1925cc16b3bc918b95e450242eae89696e1b7f3c3cf553"),
        ("geheim-é", "{\"text\":\"é😀\"}", "v0=725d2efcd34caa5178e201450e02620e04bbd70e1aae5bb97164571af9ddaaa5"),
        (
            String(repeating: "k", count: 200), String(repeating: "x", count: 3000),
            "v0=e717b39f53e431ea41397ea54c94260f040ca9d40a12a6c8e56f322ff36d7a31"
        ),
    ]

    @Test("what the vendor's own library signs is good", arguments: rows)
    func good(secret: String, body: String, signature: String) {
        #expect(judge(secret, body, signature) == .good)
        #expect(judge(secret, body + " ", signature) == .forged)
        #expect(judge(secret + "x", body, signature) == .forged)
        #expect(judge(secret, body, signature, stamp: "1763692701") == .forged)
    }

    @Test("five minutes, to either side")
    func window() {
        let (secret, body, signature) = Self.rows[1]
        for (now, verdict) in [(-300, .good), (-301, .forged), (300, .good), (301, .forged)]
            as [(Int64, SlackSignature.Verdict)]
        {
            #expect(judge(secret, body, signature, now: 1_763_692_700 + now) == verdict)
        }
    }

    @Test("a signature of another shape is none")
    func shapes() {
        let (secret, body, good) = Self.rows[1]
        let digits = good.dropFirst(3)
        let odd = [
            "", "v0=", String(digits), "v1=\(digits)", "v0=\(digits.dropLast())", "v0=\(digits)0",
            "v0=\(digits.uppercased())",
            "v0=\(digits.dropLast())g", " \(good)", "v0=\(String(repeating: "0", count: 64))",
            "v0=\(String(repeating: "é", count: 32))",
        ]
        for signature in odd { #expect(judge(secret, body, signature) == .forged, "\(signature)") }
        #expect(judge(secret, body, nil) == .forged)
        for stamp in [
            nil, "", "x", "-1763692700", "+1763692700", " 1763692700", "1763692700.0", "99999999999999999999", "0x1",
        ] {
            #expect(judge(secret, body, good, stamp: stamp) == .forged)
        }
        for end in good.indices { #expect(judge(secret, body, String(good[..<end])) == .forged) }
    }

    @Test("without our secret nothing is judged")
    func noSecret() {
        #expect(judge(nil, "", Self.rows[1].2) == .unknown)
        #expect(judge("", "", Self.rows[1].2) == .unknown)
        // What is too old is refused all the same.
        #expect(judge(nil, "", Self.rows[1].2, now: 0) == .forged)
    }
}
