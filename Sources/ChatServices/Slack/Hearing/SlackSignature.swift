import CCrypto
import Delivery
import Incidents

/// Slack's signature over a call: version 0, HMAC-SHA256 of `v0:<timestamp>:<body>` with the app's signing secret.
/// https://docs.slack.dev/authentication/verifying-requests-from-slack
struct SlackSignature: Sendable {
    /// Read at each use, so that a new one can be put in place without a restart.
    let secret: @Sendable () throws -> String
    let now: @Sendable () -> Instant

    enum Verdict: Hashable, Sendable {
        case good
        /// Not signed, signed with something else, too old, or from the future. Why is nobody's business.
        case forged
        /// Our own secret cannot be read just now.
        case unknown
    }

    /// Older calls may be somebody's recordings.
    private static let window: Int64 = 300

    func judge(_ call: Webhook.Call) -> Verdict {
        guard let stamp = call.header("X-Slack-Request-Timestamp"), let said = Self.seconds(stamp),
            abs(now().seconds - said) <= Self.window,
            let signature = call.header("X-Slack-Signature"), let given = Self.digest(signature)
        else { return .forged }
        // What went wrong may hold the secret's place; Slack calls again and need not know.
        guard let key = try? secret(), !key.isEmpty else { return .unknown }
        let wanted = Self.digest(of: Array("v0:\(stamp):".utf8) + call.body, key: Array(key.utf8))
        return CRYPTO_memcmp(given, wanted, wanted.count) == 0 ? .good : .forged
    }

    private static func seconds(_ text: String) -> Int64? {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }

    /// The 32 bytes behind `v0=`.
    private static func digest(_ text: String) -> [UInt8]? {
        guard text.utf8.count == 67, text.hasPrefix("v0=") else { return nil }
        var bytes: [UInt8] = []
        var half: UInt8?
        for byte in text.utf8.dropFirst(3) {
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

    private static func digest(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &digest, nil)
        // Without SHA-256 every digest would be the same zeros and any signature would do: stop instead.
        precondition(done != nil, "libcrypto has no SHA-256")
        return digest
    }
}
