import Incidents

extension StoreReading {
    /// Every incident that is still open or has a deadline, by its snapshot and the events behind it.
    package func liveIncidents() throws(StoreFailure) -> [Incident] {
        try read { database throws(StoreFailure) in
            let found = try database.all(
                "SELECT id, snapshot, version FROM incidents WHERE live = 1 ORDER BY id"
            ) { row throws(StoreFailure) in try database.incident(from: row) }
            return found.compactMap { $0 }
        }
    }

    package func incident(_ id: IncidentID) throws(StoreFailure) -> Incident? {
        try read { database throws(StoreFailure) in try database.incident(id) }
    }

    /// Newest first; `before` is the last one of the page before.
    package func incidents(limit: Int, before: IncidentID? = nil) throws(StoreFailure) -> [Incident] {
        try read { database throws(StoreFailure) in
            let found = try database.all(
                "SELECT id, snapshot, version FROM incidents WHERE id < ? ORDER BY id DESC LIMIT ?",
                before?.number ?? .max, limit
            ) { row throws(StoreFailure) in try database.incident(from: row) }
            return found.compactMap { $0 }
        }
    }

    /// In order of their numbers, those with a higher one than `after`.
    package func incidents(after: Int, limit: Int) throws(StoreFailure) -> [Incident] {
        try read { database throws(StoreFailure) in
            let found = try database.all(
                "SELECT id, snapshot, version FROM incidents WHERE id > ? ORDER BY id LIMIT ?", after, limit
            ) { row throws(StoreFailure) in try database.incident(from: row) }
            return found.compactMap { $0 }
        }
    }
}

extension Database {
    func incident(_ id: IncidentID) throws(StoreFailure) -> Incident? {
        let found = try first("SELECT id, snapshot, version FROM incidents WHERE id = ?", id) {
            row throws(StoreFailure) in try incident(from: row)
        }
        if let found { return found }
        return try replay(id, from: nil)
    }

    /// Columns: id, snapshot, version. A snapshot is a cache of the fold: where it is missing or of another version,
    /// the events are the truth. It carries its own last seq.
    fileprivate func incident(from row: Statement) throws(StoreFailure) -> Incident? {
        let id = IncidentID(row.int(0))
        guard !row.isNull(1), row.int(2) == Incident.snapshotVersion else { return try replay(id, from: nil) }
        // One that cannot be read (a field was added and the version was not) is as good as none.
        return try replay(id, from: try? row.value(Incident.self, 1, of: "the snapshot of \(id)"))
    }

    func replay(_ id: IncidentID, from snapshot: Incident?) throws(StoreFailure) -> Incident? {
        let fold = IncidentFold(incident: snapshot)
        try each(
            """
            SELECT seq, incident, at, kind, version, ifnull(payload, residue) FROM events
            WHERE incident = ? AND seq > ? ORDER BY seq
            """, id, snapshot?.lastSeq ?? 0
        ) { row throws(StoreFailure) in try fold.add(row) }
        return fold.incident
    }
}
