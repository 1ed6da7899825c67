import Incidents

/// How an outbox row ended.
package enum Settlement: Hashable, Sendable {
    /// With the chat's own id of the message and where it stands, where there is one.
    case delivered(remoteID: String?, room: RoomRef?)
    /// Its reason had gone, or a later row took its place.
    case superseded
    /// It will never arrive; why, in a sentence.
    case dead(why: String)

    fileprivate var state: Int {
        switch self {
        case .delivered: 1
        case .superseded: 2
        case .dead: 3
        }
    }
}

extension Store {
    /// The same key again is ignored, settled or not: the first one stands.
    package func enqueue(_ row: OutboxRow) throws(StoreFailure) {
        let reason = try row.reason.map { reason throws(StoreFailure) in
            try writer.writeOnly(reason)
            return UTF8Bytes(bytes: writer.bytes)
        }
        try writer.writeOnly(row.errand)
        try database.run(
            """
            INSERT INTO outbox (
                key, lane, priority, incident, created_at, errand, reason, attempts, next_attempt, in_doubt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
            """, row.key, row.lane, row.priority.rawValue, row.incident, row.createdAt,
            UTF8Bytes(bytes: writer.bytes), reason, row.attempts, row.nextAttempt, row.isInDoubt)
    }

    /// Keeps how often it was tried, when it is tried next, and whether the last try may have arrived.
    package func postpone(_ row: OutboxRow) throws(StoreFailure) {
        try database.run(
            "UPDATE outbox SET attempts = ?, next_attempt = ?, in_doubt = ? WHERE key = ? AND state = 0",
            row.attempts, row.nextAttempt, row.isInDoubt, row.key)
    }

    /// The clock was ahead by so much and is right again: no row is older than now, and none waits for a time by the clock
    /// as it was.
    package func setBackOutbox(by: Duration, at now: Instant) throws(StoreFailure) {
        try database.run(
            """
            UPDATE outbox SET next_attempt = iif(next_attempt > ?1, max(?1, next_attempt - ?2), next_attempt),
                created_at = min(created_at, ?1)
            WHERE state = 0
            """, now, Int(by.milliseconds))
    }

    /// Ends a row; one that has ended already stays as it is. A dead letter keeps its errand for people to read.
    package func settle(_ key: String, as settlement: Settlement, at instant: Instant) throws(StoreFailure) {
        var remote: (room: RoomRef?, id: String?)
        var why: String?
        switch settlement {
        case .delivered(let id, let room): remote = (room, room == nil ? nil : id)
        case .superseded: break
        case .dead(let sentence): why = sentence
        }
        try database.run(
            """
            UPDATE outbox SET state = ?, settled_at = ?, remote_chat = ?, remote_room = ?, remote_id = ?, why = ?,
                errand = iif(? = 3, errand, NULL), in_doubt = 0
            WHERE key = ? AND state = 0
            """, settlement.state, instant, remote.room?.chat, remote.room?.room, remote.id, why, settlement.state,
            key)
    }

    /// What was posted under this key stands elsewhere now: later edits change that.
    package func moved(_ key: String, to room: RoomRef, _ id: String) throws(StoreFailure) {
        try database.run(
            "UPDATE outbox SET remote_chat = ?, remote_room = ?, remote_id = ? WHERE key = ? AND remote_id IS NOT NULL",
            room.chat, room.room, id, key)
    }

    /// Removes small values whose key matches a pattern of LIKE and whose text sorts before this.
    package func forgetValues(like pattern: String, before text: String) throws(StoreFailure) {
        try database.run("DELETE FROM small_values WHERE key LIKE ? AND value < ?", pattern, text)
    }

    /// Keeps a small value: a chat's position, the desk's own snapshot.
    package func set(_ key: String, _ value: String) throws(StoreFailure) {
        try database.run(
            """
            INSERT INTO small_values (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """, key, value)
    }
}
