import CCrypto
import Incidents

extension Store {
    /// Signs a text with a key that was made with the store and never leaves it: for links that only we can make.
    /// 32 hexadecimal digits of an HMAC-SHA256.
    package func seal(_ text: String) throws(StoreFailure) -> String { Seal.digits(of: text, key: try sealKey()) }

    /// In constant time.
    package func isSeal(_ given: String, of text: String) throws(StoreFailure) -> Bool {
        let wanted = Array(try seal(text).utf8)
        let bytes = Array(given.utf8)
        return bytes.count == wanted.count && CRYPTO_memcmp(bytes, wanted, wanted.count) == 0
    }

    private func sealKey() throws(StoreFailure) -> String {
        if let key = try value("seal") { return key }
        let key =
            options.isRehearsal ? "rehearsal" : try (0..<4).map { _ throws(StoreFailure) in try random.name() }.joined()
        try set("seal", key)
        return key
    }

    /// A word that nobody guesses, for what may be used once.
    package func nonce() throws(StoreFailure) -> String { options.isRehearsal ? "rehearsal" : try random.name() }
}

extension StoreReader {
    /// The same seal, made beside a running daemon; nil where the store has no key yet.
    package func seal(_ text: String) throws(StoreFailure) -> String? {
        try value("seal").map { Seal.digits(of: text, key: $0) }
    }
}

private enum Seal {
    static func digits(of text: String, key: String) -> String {
        let key = Array(key.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        var text = text
        text.withUTF8 { bytes in
            let done = HMAC(EVP_sha256(), key, Int32(key.count), bytes.baseAddress, bytes.count, &digest, nil)
            // Without SHA-256 every seal would be the same zeros: stop instead.
            precondition(done != nil, "libcrypto has no SHA-256")
        }
        return digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
