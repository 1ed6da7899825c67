import Incidents

extension StoreReading {
    /// In the order in which they were made. `lastSeq` is that of the last commit.
    package func rooms() throws(StoreFailure) -> [LocalRoom] {
        try read { database throws(StoreFailure) in
            try database.all(
                "SELECT name, topic, created_at, incident, last_seq FROM rooms ORDER BY id"
            ) { row throws(StoreFailure) in row.localRoom() }
        }
    }

    /// A page in the order of their names; `standing`: those that belong to no incident.
    package func rooms(after name: String, limit: Int, standing: Bool) throws(StoreFailure) -> [LocalRoom] {
        try read { database throws(StoreFailure) in
            try database.all(
                """
                SELECT name, topic, created_at, incident, last_seq FROM rooms
                WHERE name > ? AND (incident IS NULL OR ?) ORDER BY name LIMIT ?
                """, name, !standing, limit
            ) { row throws(StoreFailure) in row.localRoom() }
        }
    }

    package func room(_ name: String) throws(StoreFailure) -> LocalRoom? {
        try read { database throws(StoreFailure) in
            try database.first(
                "SELECT name, topic, created_at, incident, last_seq FROM rooms WHERE name = ?", name
            ) { row throws(StoreFailure) in row.localRoom() }
        }
    }

    /// The message that this author has sent under this id.
    package func message(room: String, author: String, id: String) throws(StoreFailure) -> LocalMessage? {
        try read { database throws(StoreFailure) in
            try database.first(
                """
                SELECT m.seq, m.id, m.author, m.text, m.thread, m.at, m.in_reply_to, m.edited_at, m.kind
                FROM rooms JOIN messages AS m ON m.room = rooms.id
                WHERE rooms.name = ? AND m.id = ? AND m.author = ?
                """, room, id, author
            ) { row throws(StoreFailure) in row.localMessage(in: room) }
        }
    }

    /// In the order of their seq.
    package func messages(room: String, after seq: Int, limit: Int) throws(StoreFailure) -> [LocalMessage] {
        try read { database throws(StoreFailure) in
            try database.all(
                """
                SELECT m.seq, m.id, m.author, m.text, m.thread, m.at, m.in_reply_to, m.edited_at, m.kind
                FROM rooms JOIN messages AS m ON m.room = rooms.id
                WHERE rooms.name = ? AND m.seq > ? ORDER BY m.seq LIMIT ?
                """, room, seq, limit
            ) { row throws(StoreFailure) in row.localMessage(in: room) }
        }
    }

    /// The newest so many, in the order of their seq.
    package func lastMessages(room: String, limit: Int) throws(StoreFailure) -> [LocalMessage] {
        try read { database throws(StoreFailure) in
            let newestFirst = try database.all(
                """
                SELECT m.seq, m.id, m.author, m.text, m.thread, m.at, m.in_reply_to, m.edited_at, m.kind
                FROM rooms JOIN messages AS m ON m.room = rooms.id
                WHERE rooms.name = ? ORDER BY m.seq DESC LIMIT ?
                """, room, limit
            ) { row throws(StoreFailure) in row.localMessage(in: room) }
            return newestFirst.reversed()
        }
    }
}

extension Statement {
    fileprivate func localRoom() -> LocalRoom {
        LocalRoom(name: text(0), topic: text(1), createdAt: instant(2), incident: incident(3), lastSeq: int(4))
    }

    fileprivate func localMessage(in room: String) -> LocalMessage {
        LocalMessage(
            seq: int(0), room: room, id: text(1), author: text(2), text: text(3), thread: textIfAny(4),
            at: instant(5), inReplyTo: textIfAny(6), editedAt: instantIfAny(7), kind: text(8))
    }
}
