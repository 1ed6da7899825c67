import CCrypto
import CSQLite

/// 32 bytes held in place, so that a million of them cost no allocation.
struct Digest: Hashable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// What the first event follows.
    static let zero = Digest()
    private init() {}

    /// Nil where there are not 32 bytes: a damaged row.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
    }

    init(filledBy fill: (UnsafeMutableRawBufferPointer) -> Void) {
        withUnsafeMutableBytes(of: &words) { fill($0) }
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: words, body)
    }

    static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }
    func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension Digest: Bindable {
    func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        withBytes { bindBlob($0, to: statement, at: index) }
    }
}

/// SHA-256 through one context that is used again and again.
final class SHA256 {
    private let context: OpaquePointer

    /// Fails only where memory is out or libcrypto has no SHA-256.
    init() throws(StoreFailure) {
        guard let made = EVP_MD_CTX_new(), EVP_DigestInit_ex(made, EVP_sha256(), nil) == 1 else {
            throw StoreFailure(.io, "libcrypto offers no SHA-256. Check the installation of libssl.")
        }
        context = made
    }

    deinit { EVP_MD_CTX_free(context) }

    func add(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

    /// The digest of what was added since the last one.
    func finish() -> Digest {
        let digest = Digest { EVP_DigestFinal_ex(context, $0.baseAddress, nil) }
        EVP_DigestInit_ex(context, nil, nil)
        return digest
    }
}
