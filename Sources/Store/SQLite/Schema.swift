/// The tables, by version. A version ever released is never edited: the next one is appended, and a file is brought
/// forward one version after the other, each in a transaction of its own. The layout is told in `docs/store.md`.
enum Schema {
    /// `PRAGMA user_version` of a file that this program writes.
    static var version: Int { migrations.count }
    /// `PRAGMA application_id`: "Sitp".
    static let applicationID = 0x5369_7470

    static let migrations = [first, residues]

    private static let first = """
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY, incident INTEGER, at INTEGER NOT NULL, kind TEXT NOT NULL,
            version INTEGER NOT NULL, salt BLOB, payload TEXT, payload_hash BLOB NOT NULL, hash BLOB NOT NULL);
        CREATE INDEX events_by_incident ON events (incident) WHERE incident IS NOT NULL;

        CREATE TABLE incidents (
            id INTEGER PRIMARY KEY, live INTEGER NOT NULL, next_due INTEGER, snapshot TEXT,
            version INTEGER, at_seq INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX incidents_live ON incidents (live) WHERE live = 1;

        CREATE TABLE inbox (
            source TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (source, id)) WITHOUT ROWID;
        CREATE INDEX inbox_by_time ON inbox (at);

        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, priority INTEGER NOT NULL,
            incident INTEGER, created_at INTEGER NOT NULL, errand TEXT, reason TEXT,
            attempts INTEGER NOT NULL, next_attempt INTEGER NOT NULL, in_doubt INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0, settled_at INTEGER, remote_chat TEXT, remote_room TEXT,
            remote_id TEXT, why TEXT);
        CREATE INDEX outbox_pending ON outbox (state) WHERE state = 0;
        CREATE INDEX outbox_dead ON outbox (state) WHERE state = 3;
        CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

        CREATE TABLE small_values (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE rooms (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, topic TEXT NOT NULL, created_at INTEGER NOT NULL,
            incident INTEGER, last_seq INTEGER NOT NULL);
        CREATE TABLE messages (
            room INTEGER NOT NULL REFERENCES rooms (id), seq INTEGER NOT NULL, id TEXT NOT NULL,
            author TEXT NOT NULL, text TEXT NOT NULL, thread TEXT, at INTEGER NOT NULL, in_reply_to TEXT,
            edited_at INTEGER, kind TEXT NOT NULL, PRIMARY KEY (room, seq)) WITHOUT ROWID;
        CREATE UNIQUE INDEX messages_by_id ON messages (room, id, author);
        """

    /// What stands in the place of an erased payload: the same event without its words.
    private static let residues = "ALTER TABLE events ADD COLUMN residue TEXT;"

    /// Makes a whole file under another name and then renames it: an empty or half-made `sitrep.db` can then only
    /// be damage.
    static func create(_ path: String, identity: String) throws(StoreFailure) {
        let draft = path + ".new"
        // With what a crash left beside it: SQLite would take the journal of an older draft for one of this.
        for companion in ["", "-journal", "-wal", "-shm"] { Files.remove(draft + companion) }
        try Files.makeEmpty(draft)
        let database = try Database(path: draft, mode: .readWrite)
        try database.execute("PRAGMA application_id = \(applicationID); PRAGMA synchronous = FULL;")
        try migrate(database, from: 0)
        try database.run("INSERT INTO small_values (key, value) VALUES (?, ?)", "identity", identity)
        // Here and not at the first opening: a change of mode that is torn leaves a journal that no look may roll back.
        try database.execute("PRAGMA journal_mode = WAL")
        database.close()
        try Files.rename(draft, to: path)
    }

    static func migrate(_ database: Database, from found: Int, to wanted: Int = version) throws(StoreFailure) {
        for next in found..<wanted {
            try database.execute("BEGIN IMMEDIATE; \(migrations[next]); PRAGMA user_version = \(next + 1); COMMIT;")
        }
    }
}
