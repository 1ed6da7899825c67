extension Store {
    /// What the user of the store finds when it reads: said with the same remedies as what the start finds by itself.
    package func broken(_ found: String) -> StoreFailure { .broken(database.path, found) }

    static func makeIfMissing(_ path: String, isRehearsal: Bool) throws(StoreFailure) {
        guard Files.size(path) == nil else { return }
        guard (Files.size(path + "-wal") ?? 0) == 0 else {
            throw .broken(path, "the file is gone, and its log (sitrep.db-wal) is still there")
        }
        var random = RandomWords()
        try Schema.create(path, identity: isRehearsal ? "rehearsal" : try random.name())
    }

    static func open(_ path: String, _ chain: HashChain, _ options: Options) throws(StoreFailure) -> Database {
        guard Files.size(path) != 0 else { throw .broken(path, "the file is empty") }
        let inspector = try Database(path: path, mode: .readOnly)
        try inspector.refuseForeignVersion()
        if options.omits != .inspection { try inspector.inspect(chain, checksTail: options.omits != .chain) }
        // While the inspector is still there, so that its view of a long log need not be built twice.
        let database = try Database(path: path, mode: .readWrite)
        // What is refused from here on stays as it was found too; `close` folds the log by itself.
        database.keepLog()
        inspector.close()
        try database.configure(options)
        try Schema.migrate(database, from: try database.pragma("PRAGMA user_version"))
        // What a killed process had written and not synced is there for us. Whoever asks for it again is told that it is
        // known, on the strength of this sync and of no other.
        if options.omits != .sync, !options.isRehearsal { try Files.sync(path + "-wal") }
        return database
    }
}

extension Database {
    /// A pragma that does not take is silent, so each one that guards data is read back.
    fileprivate func configure(_ options: Store.Options) throws(StoreFailure) {
        let synchronous = options.isRehearsal || options.omits == .sync ? 0 : 2
        try execute(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = \(synchronous); PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = \(options.checkpointPages); PRAGMA journal_size_limit = 33554432;
            """)
        let mode = try first("PRAGMA journal_mode") { row throws(StoreFailure) in row.text(0) }
        let level = try pragma("PRAGMA synchronous")
        guard mode == "wal", level == synchronous, try pragma("PRAGMA foreign_keys") == 1 else {
            throw StoreFailure(
                .io,
                "\(path): SQLite does not take journal_mode=WAL and synchronous=FULL here (journal_mode is "
                    + "\(mode ?? "unknown")). Put the data directory on a local file system.")
        }
    }
}
