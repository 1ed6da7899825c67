import Incidents

extension StoreReading {
    /// Everything that still has to leave, in the order in which it was enqueued.
    package func pendingRows() throws(StoreFailure) -> [OutboxRow] {
        try read { database throws(StoreFailure) in
            try database.all(
                """
                SELECT key, lane, priority, incident, created_at, errand, reason, attempts, next_attempt, in_doubt
                FROM outbox WHERE state = 0 ORDER BY id
                """
            ) { row throws(StoreFailure) in try row.outboxRow() }
        }
    }

    /// Where the message of a delivered row stands; nil once the row is forgotten.
    package func posted(_ key: String) throws(StoreFailure) -> (room: RoomRef, id: String)? {
        try read { database throws(StoreFailure) in
            try database.first(
                "SELECT remote_chat, remote_room, remote_id FROM outbox WHERE key = ? AND remote_id IS NOT NULL", key
            ) { row throws(StoreFailure) in
                (room: RoomRef(chat: row.text(0), room: row.text(1)), id: row.text(2))
            }
        }
    }

    package func outboxCounts() throws(StoreFailure) -> (pending: Int, dead: Int) {
        try read { database throws(StoreFailure) in
            // Each select is answered by a partial index that holds nothing else.
            let found = try database.first(
                """
                SELECT (SELECT count(*) FROM outbox WHERE state = 0), (SELECT count(*) FROM outbox WHERE state = 3)
                """
            ) { row throws(StoreFailure) in (pending: row.int(0), dead: row.int(1)) }
            return found ?? (0, 0)
        }
    }

    /// A small value kept with `set`.
    package func value(_ key: String) throws(StoreFailure) -> String? {
        try read { database throws(StoreFailure) in
            try database.first("SELECT value FROM small_values WHERE key = ?", key) {
                row throws(StoreFailure) in row.text(0)
            }
        }
    }
}

extension Statement {
    fileprivate func outboxRow() throws(StoreFailure) -> OutboxRow {
        let key = text(0)
        guard let priority = OutboxRow.Priority(rawValue: int(2)) else {
            throw unreadable("outbox row \(key)", JSONFault(at: 0, "priority \(int(2)) is not known"))
        }
        var row = OutboxRow(
            key: key, lane: text(1), priority: priority,
            errand: try value(Errand.self, 5, of: "the errand of outbox row \(key)"),
            reason: isNull(6) ? nil : try value(OutboxRow.Reason.self, 6, of: "the reason of outbox row \(key)"),
            incident: incident(3), createdAt: instant(4))
        row.attempts = int(7)
        row.nextAttempt = instant(8)
        row.isInDoubt = bool(9)
        return row
    }
}
