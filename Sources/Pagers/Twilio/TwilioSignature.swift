import Delivery
import FoundationEssentials

/// Twilio's signature over a call: HMAC-SHA1, by the account's auth token, of the address that it called followed by the
/// name and value of each field of the form in the order of names. https://www.twilio.com/docs/usage/security
struct TwilioSignature: Sendable {
    /// As Twilio knows us: `https://sitrep.example.org`.
    let publicURL: String
    /// Read at each use, so that a new one can be put in place without a restart.
    let token: @Sendable () throws -> String

    enum Verdict: Hashable, Sendable {
        case good(WebForm)
        /// Not signed, or with something else. Why is nobody's business.
        case forged
        /// Our own token cannot be read just now.
        case unknown
    }

    /// - Parameter path: ours, `/pagers/twilio-sms/status`.
    func judge(_ call: Webhook.Call, path: String) -> Verdict {
        guard let header = call.header("X-Twilio-Signature"), header.utf8.count <= 64,
            let given = Data(base64Encoded: header).map({ [UInt8]($0) }), let form = WebForm(call.body)
        else { return .forged }
        // What went wrong may hold the secret's place; nobody outside need know.
        guard let token = try? token(), !token.isEmpty else { return .unknown }
        let query = call.query.isEmpty ? "" : "?\(call.query)"
        let fields = Self.signed(form)
        // Every one is compared, so that how long it takes says nothing.
        let fits = Self.spellings(publicURL).map { base in
            let wanted = MessageCode.sha1(Array("\(base)\(path)\(query)\(fields)".utf8), key: token)
            return MessageCode.areEqual(given, wanted)
        }
        return fits.contains(true) ? .good(form) : .forged
    }

    /// A field that came twice with one value counts once.
    private static func signed(_ form: WebForm) -> String {
        let fields = Set(form.fields).sorted {
            ($0.name == $1.name) ? before($0.value, $1.value) : before($0.name, $1.name)
        }
        return fields.map { $0.name + $0.value }.joined()
    }

    /// By code points, as their own libraries sort.
    private static func before(_ one: String, _ other: String) -> Bool {
        one.unicodeScalars.lexicographicallyPrecedes(other.unicodeScalars)
    }

    /// Whether the port belongs to what is signed has changed over the years and by scheme, so their own libraries accept
    /// the address with its port and without.
    private static func spellings(_ url: String) -> [String] {
        guard let start = url.firstRange(of: "://")?.upperBound else { return [url] }
        let end = url[start...].firstIndex(of: "/") ?? url.endIndex
        let host = url[start..<end]
        let colon = host.lastIndex(of: ":").flatMap { host[$0...].contains("]") ? nil : $0 }
        if let colon { return [url, String(url[..<colon] + url[end...])] }
        return [url, url[..<end] + (url.hasPrefix("https") ? ":443" : ":80") + url[end...]]
    }
}
