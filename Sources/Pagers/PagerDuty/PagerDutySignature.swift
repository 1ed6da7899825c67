import Delivery

/// PagerDuty's signature over a webhook: `X-PagerDuty-Signature: v1=<hex>,v1=<hex>`, HMAC-SHA256 of the body with each of
/// the subscription's secrets. It holds no time, so an old call is known again by its event's id alone.
/// https://developer.pagerduty.com/docs/webhooks-signatures
struct PagerDutySignature: Sendable {
    /// One secret a line, read at each use.
    let secrets: @Sendable () throws -> String

    enum Verdict: Hashable, Sendable {
        case good
        case forged
        /// Our own secret cannot be read just now.
        case unknown
    }

    /// More signatures than that are no rotation of secrets.
    private static let most = 8

    func judge(_ call: Webhook.Call) -> Verdict {
        guard let header = call.header("X-PagerDuty-Signature"), header.utf8.count <= 1024 else { return .forged }
        let given = header.split(separator: ",").prefix(Self.most).compactMap { Self.digest($0) }
        guard !given.isEmpty else { return .forged }
        // What went wrong may hold the secret's place; PagerDuty calls again and need not know.
        guard let lines = try? secrets() else { return .unknown }
        let keys = lines.split(whereSeparator: \.isNewline).map { Array($0.utf8) }
        guard !keys.isEmpty else { return .unknown }
        let wanted = keys.map { KeyedDigest.sha256(call.body, key: $0) }
        let isGood = given.contains { digest in wanted.contains { KeyedDigest.areEqual($0, digest) } }
        return isGood ? .good : .forged
    }

    /// The 32 bytes behind `v1=`; other versions are passed over.
    private static func digest(_ text: Substring) -> [UInt8]? {
        let bare = text.drop { $0 == " " }
        guard bare.utf8.count == 67, bare.hasPrefix("v1=") else { return nil }
        var bytes: [UInt8] = []
        var half: UInt8?
        for byte in bare.utf8.dropFirst(3) {
            let value: UInt8
            switch byte {
            case 0x30...0x39: value = byte - 0x30
            case 0x61...0x66: value = byte - 0x57
            default: return nil
            }
            if let high = half { bytes.append(high << 4 | value) }
            half = half == nil ? value : nil
        }
        return bytes
    }
}
