import Incidents

extension Store {
    /// Adds the next event of the chain: `event.seq` must be `head.seq` + 1.
    package func append(_ event: Event) throws(StoreFailure) {
        guard event.seq == last.seq + 1 else {
            throw StoreFailure(
                .io, "Event \(event.seq) does not follow event \(last.seq). This is a bug in Sitrep: please report it.")
        }
        try writer.writePayload(of: event)
        let salt = options.isRehearsal ? Salt(0, UInt64(event.seq)) : try random.salt()
        let kind = event.fact.kind
        let header = EventHeader(
            seq: event.seq, incident: event.incident?.number, at: event.at.milliseconds, kind: kind.name,
            version: kind.version,
            payloadHash: salt.withBytes { salt in
                writer.bytes.withUnsafeBytes { chain.payloadHash(salt: salt, payload: $0) }
            })
        let hash = chain.hash(header, after: last.hash)
        try database.run(
            """
            INSERT INTO events (seq, incident, at, kind, version, salt, payload, payload_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, event.seq, event.incident, event.at, kind.name, kind.version, salt, UTF8Bytes(bytes: writer.bytes),
            header.payloadHash, hash)
        last = (event.seq, hash)
        if !database.isInTransaction { lastCommitted = last }
    }

    // The inbox: what was taken in already.

    package func isKnown(_ inbox: InboxID) throws(StoreFailure) -> Bool {
        try database.first("SELECT 1 FROM inbox WHERE source = ? AND id = ?", inbox.source, inbox.id) {
            _ throws(StoreFailure) in true
        } ?? false
    }

    /// The same one again keeps its first time.
    package func remember(_ inbox: InboxID, at instant: Instant) throws(StoreFailure) {
        try database.run(
            "INSERT INTO inbox (source, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", inbox.source, inbox.id,
            instant)
    }

    /// Drops inbox ids taken in, and outbox rows settled, before this moment.
    package func forget(before instant: Instant) throws(StoreFailure) {
        try group { () throws(StoreFailure) in
            try database.run("DELETE FROM inbox WHERE at < ?", instant)
            try database.run("DELETE FROM outbox WHERE settled_at < ?", instant)
        }
    }
}
