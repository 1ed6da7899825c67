import CCrypto

/// Authentication codes over what services send us (RFC 2104), compared in constant time.
enum MessageCode {
    /// 20 bytes.
    static func sha1(_ message: [UInt8], key: String) -> [UInt8] { code(EVP_sha1(), 20, message, key) }
    /// 32 bytes.
    static func sha256(_ message: [UInt8], key: String) -> [UInt8] { code(EVP_sha256(), 32, message, key) }

    static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
    }

    /// Two small digits a byte.
    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func code(_ hash: OpaquePointer?, _ size: Int, _ message: [UInt8], _ key: String) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: size)
        let key = Array(key.utf8)
        let done = HMAC(hash, key, Int32(key.count), message, message.count, &digest, nil)
        // Without the hash every code would be the same zeros and any signature would do: stop instead.
        precondition(done != nil, "libcrypto lacks a hash")
        return digest
    }
}
