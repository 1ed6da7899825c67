import CCrypto
import Incidents

extension Store {
    /// Signs a text with a key that lies beside the store and never leaves its directory: for links that only we can make.
    /// 32 hexadecimal digits of an HMAC-SHA256.
    package func seal(_ text: String) throws(StoreFailure) -> String { Seal.digits(of: text, key: try sealKey()) }

    /// In constant time.
    package func isSeal(_ given: String, of text: String) throws(StoreFailure) -> Bool {
        let wanted = Array(try seal(text).utf8)
        let bytes = Array(given.utf8)
        return bytes.count == wanted.count && CRYPTO_memcmp(bytes, wanted, wanted.count) == 0
    }

    private func sealKey() throws(StoreFailure) -> String {
        guard !options.isRehearsal else { return "rehearsal" }
        let directory = database.path.parentDirectory
        if let known = try LinkKey.read(in: directory, unless: linkKey) {
            if linkKey == nil { try forgetValue(Store.keyOfBefore) }
            linkKey = known
            return known.key
        }
        // Until it had a file of its own it stood in the store: links that are under way go on being good.
        let before = try value(Store.keyOfBefore)
        let key = if let before { before } else { try LinkKey.fresh(&random) }
        try LinkKey.write(key, in: directory)
        try forgetValue(Store.keyOfBefore)
        linkKey = try LinkKey.read(in: directory)
        return key
    }

    static let keyOfBefore = "seal"

    /// A word that nobody guesses, for what may be used once.
    package func nonce() throws(StoreFailure) -> String { options.isRehearsal ? "rehearsal" : try random.name() }
}

extension StoreReader {
    /// The same seal, made beside a running daemon; nil where the store has no key yet.
    package func seal(_ text: String) throws(StoreFailure) -> String? {
        let directory = try read { database throws(StoreFailure) in database.path.parentDirectory }
        let known = try LinkKey.read(in: directory)
        let key = if let known { Optional(known.key) } else { try value(Store.keyOfBefore) }
        return key.map { Seal.digits(of: text, key: $0) }
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
