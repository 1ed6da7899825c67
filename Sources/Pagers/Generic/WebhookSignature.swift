import FoundationEssentials
import Incidents

/// The headers of the Standard Webhooks specification 1.0.0: `webhook-id`, `webhook-timestamp`, and a `v1` signature
/// for each secret over `<id>.<timestamp>.<body>`.
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
struct WebhookSignature {
    private let keys: [[UInt8]]

    /// One secret a line, `whsec_` and base64: two while one takes the place of the other. Nil where one of them is
    /// no such secret, or does not have the 24 to 512 bytes that the specification asks for.
    init?(secrets: String) {
        let lines = secrets.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isWhitespace } }
        let keys = lines.filter { !$0.isEmpty }.compactMap { line -> [UInt8]? in
            let text = line.hasPrefix("whsec_") ? String(line.dropFirst(6)) : line
            guard let key = Data(base64Encoded: text), (24...512).contains(key.count) else { return nil }
            return [UInt8](key)
        }
        guard !keys.isEmpty, keys.count == lines.count else { return nil }
        self.keys = keys
    }

    func headers(id: String, at: Instant, body: [UInt8]) -> [(String, String)] {
        let content = Array("\(id).\(at.seconds).".utf8) + body
        let signatures = keys.map { "v1,\(Data(KeyedDigest.sha256(content, key: $0)).base64EncodedString())" }
        return [
            ("webhook-id", id), ("webhook-timestamp", "\(at.seconds)"),
            ("webhook-signature", signatures.joined(separator: " ")),
        ]
    }

    /// The same for each try of one page, and of no other page, also of a store begun anew: what a dedup key and the
    /// action say. No full stop may stand in it, because that is what parts the signed pieces.
    static func id(_ order: PageOrder) -> String {
        let plain = "\(order.dedupKey)/\(order.action.rawValue)".utf8.map { byte in
            let isSafe = MailAddress.letters.contains(byte) || "/_-".utf8.contains(byte)
            let hex = String(byte, radix: 16, uppercase: true)
            return isSafe ? String(Unicode.Scalar(byte)) : "%" + (hex.utf8.count == 1 ? "0" : "") + hex
        }
        return plain.joined()
    }
}
