import Incidents

/// What is fixed for ever about an event, also when its payload is erased.
struct EventHeader {
    var seq: Int
    var incident: Int?
    var at: Int64
    var kind: String
    var version: Int
    var payloadHash: Digest
}

/// The chain over the store's events: each hash covers the one before, so nothing can be changed, dropped or moved
/// without changing every hash behind it.
///
/// hash = SHA-256(previous, 32 bytes ‖ seq, 8 ‖ incident or 0, 8 ‖ at, 8 ‖ length of kind, 4 ‖ kind, UTF-8 ‖
/// version, 4 ‖ payload hash, 32); numbers are big-endian. payload hash = SHA-256(salt ‖ payload as stored).
final class HashChain {
    private let digest: SHA256

    init() throws(StoreFailure) { digest = try SHA256() }

    func payloadHash(salt: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) -> Digest {
        digest.add(salt)
        digest.add(payload)
        return digest.finish()
    }

    func hash(_ header: EventHeader, after previous: Digest) -> Digest {
        previous.withBytes(digest.add)
        add(Int64(header.seq))
        add(Int64(header.incident ?? 0))
        add(header.at)
        var kind = header.kind
        kind.withUTF8 { utf8 in
            add(UInt32(utf8.count))
            digest.add(UnsafeRawBufferPointer(utf8))
        }
        add(UInt32(truncatingIfNeeded: header.version))
        header.payloadHash.withBytes(digest.add)
        return digest.finish()
    }

    private func add(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { digest.add($0) }
    }
}
