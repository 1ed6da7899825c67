import CCrypto

/// HMAC with SHA-256 (RFC 2104), and comparing in a time that tells nothing.
enum KeyedDigest {
    /// 32 bytes.
    static func sha256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &digest, nil)
        // Without SHA-256 every digest would be the same zeros and any signature would do: stop instead.
        precondition(done != nil, "libcrypto has no SHA-256")
        return digest
    }

    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
