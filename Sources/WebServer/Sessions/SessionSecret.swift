import CCrypto

/// What the cookie holds: 256 random bits. The server keeps their hash, so that whoever reads its data or a backup
/// cannot sign in with it.
struct SessionSecret: Hashable, Sendable {
    let text: String

    /// Over https a name that no other site, no subdomain and no plain http can set (RFC 6265bis, 4.1.3.2). Browsers take it
    /// with `Secure` alone, which not all of them take from http on loopback.
    static func name(isSecure: Bool) -> String { isSecure ? "__Host-sitrep" : "sitrep" }

    /// What is believed: where https is spoken the guarded name alone. On this machine a browser may have come either way.
    static func names(isSecure: Bool, isHere: Bool) -> Set<String> {
        guard isSecure || isHere else { return [name(isSecure: false)] }
        return isSecure && !isHere ? [name(isSecure: true)] : [name(isSecure: true), name(isSecure: false)]
    }

    /// The standard generator asks the system, which does not fail.
    init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<4).map { _ in Self.digits(of: generator.next()) }.joined()
    }

    private init?(_ value: Substring) {
        guard value.utf8.count == 64, value.utf8.allSatisfy(Self.isDigit) else { return nil }
        text = String(value)
    }

    /// All that a Cookie header has under these names.
    static func all(in header: String, named names: Set<String>) -> [SessionSecret] {
        header.split(separator: ";").compactMap { part in
            let pair = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, names.contains(String(pair[0])) else { return nil }
            return SessionSecret(pair[1])
        }
    }

    /// What the server keeps.
    var key: String { hash("session") }
    /// What each of the session's own pages sends along, and no other page can know.
    var forgeryToken: String { hash("forgery") }

    private func hash(_ purpose: String) -> String {
        let bytes = Array("\(purpose)/\(text)".utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let isDone = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1
        precondition(isDone, "libcrypto has no SHA-256")
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func digits(of word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

/// A request that came with a good cookie.
struct Session: Hashable, Sendable {
    var secret: SessionSecret
    var holder: SessionHolder
}
