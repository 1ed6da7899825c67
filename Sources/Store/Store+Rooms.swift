import Incidents

/// The last seq of a room that this group has written to. It is written back once, at the commit.
struct RoomCounter {
    var id: Int
    var lastSeq: Int
}

extension Store {
    /// Makes a room; false where one of this name is there already, which stays as it is.
    @discardableResult
    package func addRoom(_ room: LocalRoom) throws(StoreFailure) -> Bool {
        try database.run(
            """
            INSERT INTO rooms (name, topic, created_at, incident, last_seq) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING
            """, room.name, room.topic, room.createdAt, room.incident, room.lastSeq)
        return database.changedCount > 0
    }

    package func setTopic(room: String, _ topic: String) throws(StoreFailure) {
        try database.run("UPDATE rooms SET topic = ? WHERE name = ?", topic, room)
    }

    /// The room is this incident's from now on.
    package func setIncident(room: String, _ incident: IncidentID) throws(StoreFailure) {
        try database.run("UPDATE rooms SET incident = ? WHERE name = ?", incident, room)
    }

    /// Rooms that were linked before their rows said so: an earlier program took over rooms that it had not made.
    package func nameIncidentsOfRooms() throws(StoreFailure) {
        try together { () throws(StoreFailure) in
            try database.run(
                """
                UPDATE rooms SET incident = (
                    SELECT CAST(substr(value, 5) AS INTEGER) FROM small_values WHERE key = 'room/local/' || rooms.name)
                WHERE incident IS NULL AND EXISTS (
                    SELECT 1 FROM small_values WHERE key = 'room/local/' || rooms.name AND value LIKE 'INC-%')
                """)
        }
    }

    /// Adds a message and returns it with the next seq of its room. Whether the author has sent this id before is for
    /// the caller to ask first (`message(room:author:id:)`): what then follows is an answer to a person.
    package func add(_ message: LocalMessage) throws(StoreFailure) -> LocalMessage {
        try group { () throws(StoreFailure) in
            var counter = try self.counter(of: message.room)
            var added = message
            added.seq = counter.lastSeq + 1
            try database.run(
                """
                INSERT INTO messages (room, seq, id, author, text, thread, at, in_reply_to, edited_at, kind)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, counter.id, added.seq, added.id, added.author, added.text, added.thread, added.at,
                added.inReplyTo, added.editedAt, added.kind)
            counter.lastSeq = added.seq
            counters[added.room] = counter
            return added
        }
    }

    /// Puts a new text in the place of the old one; nil where there is no such message. Name the author where others
    /// may use the same id.
    package func editMessage(
        room: String, author: String? = nil, id: String, text: String, at instant: Instant
    ) throws(StoreFailure) -> LocalMessage? {
        let author = try database.first(
            """
            UPDATE messages SET text = ?, edited_at = ?
            WHERE room = (SELECT id FROM rooms WHERE name = ?) AND id = ? AND author = ifnull(?, author)
            RETURNING author
            """, text, instant, room, id, author
        ) { row throws(StoreFailure) in row.text(0) }
        guard let author else { return nil }
        return try message(room: room, author: author, id: id)
    }

    private func counter(of room: String) throws(StoreFailure) -> RoomCounter {
        if let found = counters[room] { return found }
        let found = try database.first("SELECT id, last_seq FROM rooms WHERE name = ?", room) {
            row throws(StoreFailure) in RoomCounter(id: row.int(0), lastSeq: row.int(1))
        }
        guard let found else {
            throw StoreFailure(.io, "There is no room \"\(room)\". Make it first: PUT /api/v1/rooms/\(room)")
        }
        return found
    }

    func writeCounters() throws(StoreFailure) {
        for counter in counters.values {
            try database.run("UPDATE rooms SET last_seq = ? WHERE id = ?", counter.lastSeq, counter.id)
        }
        counters.removeAll(keepingCapacity: true)
    }
}
