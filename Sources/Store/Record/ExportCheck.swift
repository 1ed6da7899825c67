import Incidents

/// Walks the lines of an export and says where its chain does not hold, with the number of the line.
struct ExportCheck {
    private let chain: HashChain
    private(set) var last: (seq: Int, hash: Digest) = (0, .zero)
    private(set) var line = 0
    private(set) var erased = 0

    init() throws(StoreFailure) { chain = try HashChain() }

    /// Throws at the first line that does not hold.
    mutating func check(_ bytes: UnsafeRawBufferPointer) throws(StoreFailure) -> ExportedEvent {
        line += 1
        let event: ExportedEvent
        do { event = try ExportedEvent(bytes) } catch { throw broken("it is no event: \(error)") }
        let seq = event.header.seq
        guard seq == last.seq + 1 else {
            throw broken(
                seq > last.seq + 1
                    ? "events \(last.seq + 1) to \(seq - 1) are missing; only a whole export can be taken in "
                        + "(sitrep export without incidents, with --include-private)"
                    : "event \(seq) stands where event \(last.seq + 1) belongs")
        }
        guard event.previous == last.hash else {
            throw broken("event \(seq) does not follow event \(last.seq): its \"previous\" is another hash")
        }
        if let salt = event.salt, let payload = event.payload {
            let digest = salt.withUnsafeBytes { salt in
                payload.withUnsafeBytes { chain.payloadHash(salt: salt, payload: $0) }
            }
            guard digest == event.header.payloadHash else {
                throw broken("event \(seq): its text was changed after it was written")
            }
        } else if event.salt != nil || event.payload != nil {
            throw broken("event \(seq): of salt and payload one is missing")
        } else {
            erased += 1
        }
        guard chain.hash(event.header, after: last.hash) == event.hash else {
            throw broken("event \(seq): its time, kind, incident or hash was changed after it was written")
        }
        last = (seq, event.hash)
        return event
    }

    func broken(_ what: String) -> StoreFailure { StoreFailure(.broken, "line \(line): \(what)") }
}
