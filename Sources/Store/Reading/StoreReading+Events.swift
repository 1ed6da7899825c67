import Incidents

extension StoreReading {
    /// The events of one incident in the order of their seq: all, those after a seq, or up to one; the last so many of these.
    /// An erased event says "[erased]" where its words were; one of which nothing is left is left out.
    package func events(
        of incident: IncidentID, last: Int? = nil, after: Int? = nil, upTo: Int? = nil
    ) throws(StoreFailure) -> [Event] {
        try read { database throws(StoreFailure) in
            // The inner select walks the index backwards, so that a long incident costs no more than what is asked.
            let rows = try database.all(
                """
                SELECT * FROM (
                    SELECT seq, incident, at, kind, version, ifnull(payload, residue) FROM events
                    WHERE incident = ? AND seq > ? AND seq <= ? ORDER BY seq DESC LIMIT ?)
                ORDER BY seq
                """, incident, after ?? 0, upTo ?? .max, last ?? -1
            ) { row throws(StoreFailure) in try row.event() }
            return rows.compactMap { $0 }
        }
    }

    /// The first so many events of one incident behind a seq.
    package func events(
        of incident: IncidentID, first limit: Int, after seq: Int
    ) throws(StoreFailure) -> [Event] {
        try read { database throws(StoreFailure) in
            let rows = try database.all(
                """
                SELECT seq, incident, at, kind, version, ifnull(payload, residue) FROM events
                WHERE incident = ? AND seq > ? AND (payload IS NOT NULL OR residue IS NOT NULL) ORDER BY seq LIMIT ?
                """, incident, seq, limit
            ) { row throws(StoreFailure) in try row.event() }
            return rows.compactMap { $0 }
        }
    }

    /// Events of all incidents and of none, in the order of their seq. Fewer than `limit` may come back where some
    /// are erased: go on from the last seq until none come.
    package func events(after seq: Int, limit: Int) throws(StoreFailure) -> [Event] {
        try read { database throws(StoreFailure) in
            let rows = try database.all(
                """
                SELECT seq, incident, at, kind, version, ifnull(payload, residue) FROM events
                WHERE seq > ? AND (payload IS NOT NULL OR residue IS NOT NULL) ORDER BY seq LIMIT ?
                """, seq, limit
            ) { row throws(StoreFailure) in try row.event() }
            return rows.compactMap { $0 }
        }
    }

    /// The latest date among the last so many events, back to where the clock was set back last: what is dated after that
    /// has been put right. Nil where there is none.
    package func newestDate(last count: Int) throws(StoreFailure) -> Instant? {
        try read { database throws(StoreFailure) in
            let from = try database.first(
                "SELECT max(seq) FROM events WHERE kind = 'clock-set-back' AND seq > (SELECT max(seq) FROM events) - ?",
                count
            ) { row throws(StoreFailure) in row.intIfAny(0) }
            let newest = try database.first(
                "SELECT max(at) FROM events WHERE seq >= ? AND seq > (SELECT max(seq) FROM events) - ?",
                (from ?? nil) ?? 0, count
            ) { row throws(StoreFailure) in row.instantIfAny(0) }
            return newest ?? nil
        }
    }

    /// Checks every event against the chain and reports each fault; returns how many events there are. A tail that was
    /// cut off does not show: compare the head with one that was posted or noted elsewhere.
    package func verifyChain(_ found: (ChainFault) -> Void) throws(StoreFailure) -> Int {
        let chain = try HashChain()
        return try read { database throws(StoreFailure) in
            var check = ChainCheck(chain, after: nil)
            try database.each(
                """
                SELECT seq, incident, at, kind, version, salt, payload, payload_hash, hash FROM events ORDER BY seq
                """
            ) { row throws(StoreFailure) in check.check(row, found) }
            check.finish(found)
            return check.count
        }
    }
}
