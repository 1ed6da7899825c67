import Incidents

extension Store {
    /// Writes the incident's row with a snapshot, from which a start goes on.
    package func save(_ incident: Incident, nextDue: Instant?, isLive: Bool) throws(StoreFailure) {
        try writer.writeOnly(incident)
        try database.run(
            """
            INSERT INTO incidents (id, live, next_due, snapshot, version, at_seq) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET live = excluded.live, next_due = excluded.next_due,
                snapshot = excluded.snapshot, version = excluded.version, at_seq = excluded.at_seq
            """, incident.id, isLive, nextDue, UTF8Bytes(bytes: writer.bytes), Incident.snapshotVersion,
            incident.lastSeq)
    }

    /// Writes the row and leaves its snapshot as it is: cheaper, and a start replays the events behind it.
    package func touch(_ id: IncidentID, nextDue: Instant?, isLive: Bool) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO incidents (id, live, next_due) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET live = excluded.live, next_due = excluded.next_due
            """, id, isLive, nextDue)
    }

    /// Makes every snapshot again from the events, in one pass over them, and returns how many incidents there are.
    ///
    /// A row keeps whether it is live and when it is due next. A row that had been lost is live unless the incident is
    /// over; its next deadline is for the ledger to say. Erased events count by what stands in their place.
    package func rebuild() throws(StoreFailure) -> Int {
        try group { () throws(StoreFailure) in
            var rebuilding = Rebuilding()
            // The index on incidents would visit the rows in the same order, by a detour for each.
            try database.each(
                """
                SELECT seq, incident, at, kind, version, ifnull(payload, residue) FROM events NOT INDEXED
                WHERE incident IS NOT NULL ORDER BY seq
                """
            ) { row throws(StoreFailure) in try rebuilding.add(row, self) }
            return try rebuilding.finish(self)
        }
    }

    func saveRebuilt(_ incident: Incident) throws(StoreFailure) {
        try writer.writeOnly(incident)
        try database.run(
            """
            INSERT INTO incidents (id, live, snapshot, version, at_seq) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                snapshot = excluded.snapshot, version = excluded.version, at_seq = excluded.at_seq
            """, incident.id, !incident.phase.isOver, UTF8Bytes(bytes: writer.bytes), Incident.snapshotVersion,
            incident.lastSeq)
    }
}

/// The incidents that a rebuild has in its hands.
private struct Rebuilding {
    /// About 50 MB of incidents; an older one that wakes up is taken from the row that was just written.
    private static let limit = 16_384

    private var folds: [Int: IncidentFold] = [:]
    private var written: Set<Int> = []

    mutating func add(_ row: Statement, _ store: Store) throws(StoreFailure) {
        let id = row.int(1)
        if folds[id] == nil {
            if folds.count >= Self.limit { try writeAll(store) }
            let earlier = written.contains(id) ? try store.database.snapshot(IncidentID(id)) : nil
            folds[id] = IncidentFold(incident: earlier)
        }
        try folds[id]?.add(row)
    }

    mutating func finish(_ store: Store) throws(StoreFailure) -> Int {
        try writeAll(store)
        return written.count
    }

    private mutating func writeAll(_ store: Store) throws(StoreFailure) {
        for (id, fold) in folds {
            guard let incident = fold.incident else { continue }
            try store.saveRebuilt(incident)
            written.insert(id)
        }
        folds.removeAll(keepingCapacity: true)
    }
}

extension Database {
    fileprivate func snapshot(_ id: IncidentID) throws(StoreFailure) -> Incident? {
        try first("SELECT snapshot FROM incidents WHERE id = ?", id) {
            row throws(StoreFailure) in try row.value(Incident.self, 0, of: "the snapshot of \(id)")
        }
    }
}
