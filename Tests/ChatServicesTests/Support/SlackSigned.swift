import CCrypto
import Delivery
import Incidents

@testable import ChatServices

/// Calls as Slack signs them.
enum SlackSigned {
    static func call(_ body: [UInt8], secret: String = SlackHearingStage.secret) -> Webhook.Call {
        let stamp = "\(SlackHearingStage.now.seconds - 2)"
        let key = Array(secret.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let base = Array("v0:\(stamp):".utf8) + body
        HMAC(EVP_sha256(), key, Int32(key.count), base, base.count, &digest, nil)
        let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return Webhook.Call(
            headers: [("X-Slack-Request-Timestamp", stamp), ("X-Slack-Signature", "v0=\(hex)")], body: body)
    }

    static func form(_ fields: [String: String]) -> [UInt8] {
        Array(
            fields.map { "\($0.key)=\($0.value.percentEncoded.replacing("%20", with: "+"))" }.joined(separator: "&")
                .utf8)
    }
}
