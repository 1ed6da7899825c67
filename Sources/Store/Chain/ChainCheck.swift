import Incidents

/// Walks the chain row by row and says where it does not hold.
///
/// 1. Each row is checked against the *stored* hash of the row before, so one bad row is one fault and not a fault in
///    each row behind it.
/// 2. A row that does not fit is kept, and at the end tried in the other places where a row does not fit: if its hash
///    holds there it was moved; if it holds here behind another row's hash, its neighbour was moved and it is fine.
struct ChainCheck {
    private struct Misfit {
        var header: EventHeader
        var hash: Digest
        var previous: Digest
    }
    /// Behind a renumbered tail every row is a misfit; trying all of them against all would take for ever.
    private static let limit = 64

    private let chain: HashChain
    private var misfits: [Misfit] = []
    private var last: (seq: Int, hash: Digest)?
    private(set) var count = 0

    /// `last` is what the first row must follow: nothing, or the row before a tail.
    init(_ chain: HashChain, after last: (seq: Int, hash: Digest)?) {
        self.chain = chain
        self.last = last
    }

    /// Columns: seq, incident, at, kind, version, salt, payload, payload_hash, hash.
    mutating func check(_ row: Statement, _ found: (ChainFault) -> Void) {
        count += 1
        let seq = row.int(0)
        guard let payloadHash = Digest(row.bytes(7)), let hash = Digest(row.bytes(8)) else {
            found(ChainFault(seq: seq, kind: .headerEdited))
            last = nil
            return
        }
        let isErased = row.isNull(5) && row.isNull(6)
        if !isErased, chain.payloadHash(salt: row.bytes(5), payload: row.bytes(6)) != payloadHash {
            found(ChainFault(seq: seq, kind: .payloadEdited))
        }
        let header = EventHeader(
            seq: seq, incident: row.intIfAny(1), at: row.instant(2).milliseconds, kind: row.text(3),
            version: row.int(4), payloadHash: payloadHash)
        checkPlace(of: header, hash, found)
        last = (seq, hash)
    }

    private mutating func checkPlace(of header: EventHeader, _ hash: Digest, _ found: (ChainFault) -> Void) {
        // Behind a row without a hash there is nothing to compare with.
        guard let last = last ?? (count == 1 ? (0, .zero) : nil) else { return }
        guard header.seq == last.seq + 1 else {
            // What stood between is not known, so this row's own hash cannot be checked either.
            found(ChainFault(seq: last.seq + 1, kind: .missing(through: header.seq - 1)))
            return
        }
        guard chain.hash(header, after: last.hash) != hash else { return }
        if misfits.count < Self.limit {
            misfits.append(Misfit(header: header, hash: hash, previous: last.hash))
        } else {
            found(ChainFault(seq: header.seq, kind: .headerEdited))
        }
    }

    /// Call it once after the last row.
    func finish(_ found: (ChainFault) -> Void) {
        let hashes = misfits.flatMap { [$0.previous, $0.hash] }
        for misfit in misfits {
            switch origin(of: misfit, behind: hashes) {
            case misfit.header.seq: break
            case let seq?: found(ChainFault(seq: misfit.header.seq, kind: .moved(from: seq)))
            case nil: found(ChainFault(seq: misfit.header.seq, kind: .headerEdited))
            }
        }
    }

    private func origin(of misfit: Misfit, behind hashes: [Digest]) -> Int? {
        var header = misfit.header
        for seq in [header.seq] + misfits.map(\.header.seq) {
            header.seq = seq
            if hashes.contains(where: { chain.hash(header, after: $0) == misfit.hash }) { return seq }
        }
        return nil
    }
}
