import Incidents

/// One event with what will stand in the place of its words.
struct Erasure {
    var seq: Int
    var incident: IncidentID?
    var residue: [UInt8]?
}

extension Store {
    /// Takes payload and salt of these events away for ever; headers and hashes stay, so the chain holds. Returns what
    /// the record is to say of it: the caller appends that as an event of the same group.
    func erase(_ erasures: [Erasure]) throws(StoreFailure) -> [Erased.Entry] {
        var entries: [Erased.Entry] = []
        for erasure in erasures {
            try database.run(
                "UPDATE events SET payload = NULL, salt = NULL, residue = ? WHERE seq = ?",
                erasure.residue.map { UTF8Bytes(bytes: $0) }, erasure.seq)
            entries.append(Erased.Entry(seq: erasure.seq, residue: erasure.residue.map { chain.digest(of: $0) }))
        }
        for id in Set(erasures.compactMap(\.incident)).sorted() {
            // Not from its snapshot, which holds the words.
            if let incident = try database.replay(id, from: nil) { try saveRebuilt(incident) }
        }
        return entries
    }

    /// Erases a closed incident: the words and names of all its events, and what was said in its own local rooms.
    package func eraseIncident(_ id: IncidentID) throws(StoreFailure) -> [Erased.Entry] {
        let residue = Residue(keepsPeople: false)
        let erasures = try database.all(
            "SELECT seq, incident, kind, version, payload FROM events WHERE incident = ? AND payload IS NOT NULL", id
        ) { row throws(StoreFailure) in
            Erasure(
                seq: row.int(0), incident: row.incident(1),
                residue: residue.make(of: row.bytes(4), kind: FactKind(row.text(2), row.int(3))))
        }
        try database.run("DELETE FROM messages WHERE room IN (SELECT id FROM rooms WHERE incident = ?)", id)
        try database.run("UPDATE rooms SET topic = '' WHERE incident = ?", id)
        try database.run("DELETE FROM outbox WHERE incident = ? AND state > 0", id)
        return try erase(erasures)
    }

    /// Incidents that were closed before the moment that `limit` gives for their kind, and still have their words;
    /// oldest first. It reads the snapshots' own fields, so that a thousand of them take milliseconds.
    package func expired(
        before limit: (IncidentKind) -> Instant?, asOf longest: Instant, most: Int
    ) throws(StoreFailure) -> [IncidentID] {
        let found = try database.all(
            """
            SELECT id, json_extract(snapshot, '$.kind'), json_extract(snapshot, '$.closed_at') FROM incidents
            WHERE live = 0 AND snapshot IS NOT NULL AND json_extract(snapshot, '$.closed_at') < ?
                AND json_extract(snapshot, '$.title') <> ? ORDER BY id
            """, longest, Erased.mark
        ) { row throws(StoreFailure) in
            (id: IncidentID(row.int(0)), kind: IncidentKind(rawValue: row.text(1)) ?? .real, closed: row.instant(2))
        }
        return Array(found.filter { one in limit(one.kind).map { one.closed < $0 } ?? false }.map(\.id).prefix(most))
    }

    /// Drops messages of the local rooms from before this moment, at most so many; returns how many went.
    package func forgetMessages(before instant: Instant, most: Int) throws(StoreFailure) -> Int {
        try database.run(
            """
            DELETE FROM messages WHERE (room, seq) IN (SELECT room, seq FROM messages WHERE at < ? LIMIT ?)
            """, instant, most)
        return database.changedCount
    }

    /// Folds the log into the file, so that what was overwritten is in neither.
    package func foldLog() throws(StoreFailure) { try database.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
}

extension HashChain {
    /// In hexadecimal.
    func digest(of bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { payloadHash(salt: UnsafeRawBufferPointer(start: nil, count: 0), payload: $0) }.hex
    }
}
