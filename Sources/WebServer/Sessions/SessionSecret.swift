import CCrypto

/// What the cookie holds: 256 random bits. The server keeps their hash, so that whoever reads its data or a backup
/// cannot sign in with it.
struct SessionSecret: Hashable, Sendable {
    static let cookie = "sitrep"
    let text: String

    /// The standard generator asks the system, which does not fail.
    init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<4).map { _ in Self.digits(of: generator.next()) }.joined()
    }

    /// From a Cookie header; nil where ours is not in it.
    init?(cookies header: String) {
        let pairs = header.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let ours = pairs.first(where: { $0.hasPrefix(Self.cookie + "=") }) else { return nil }
        let value = ours.dropFirst(Self.cookie.count + 1)
        guard value.utf8.count == 64, value.utf8.allSatisfy(Self.isDigit) else { return nil }
        text = String(value)
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
