import CSQLite

// What is looked at before anything may write, by a connection that cannot: broken data must stay as it was found.

extension Database {
    /// Not ours, or written by a newer program.
    func refuseForeignVersion() throws(StoreFailure) {
        let application = try pragma("PRAGMA application_id")
        guard application == Schema.applicationID else {
            throw .broken(path, "it is not a Sitrep store (application_id is \(application))")
        }
        let found = try pragma("PRAGMA user_version")
        guard found <= Schema.version else {
            throw StoreFailure(
                .newer(found: found, known: Schema.version),
                "\(path) was written by a newer Sitrep (schema \(found), this program knows up to "
                    + "\(Schema.version)). Start that version again, or restore a backup made before the upgrade.")
        }
    }

    func pragma(_ sql: StaticString) throws(StoreFailure) -> Int {
        try first(sql) { row throws(StoreFailure) in row.int(0) } ?? 0
    }

    /// Finds what can be found in a few milliseconds, whatever the size: missing pages, a bent tail of the event log,
    /// and in a small file any bent page and event. The whole of a large file is the work of `sitrep verify`.
    func inspect(_ chain: HashChain, checksTail: Bool = true) throws(StoreFailure) {
        try refuseMissingPages()
        try refuseBentSchema()
        let isSmall = try pragma("PRAGMA page_count") <= Self.smallPageCount
        if isSmall { try refuseBentPages() }
        if checksTail { try refuseBentTail(chain, last: isSmall ? Self.smallEventCount : 64) }
    }

    private static var smallPageCount: Int { 1000 }
    /// So many take some five milliseconds.
    private static var smallEventCount: Int { 1000 }

    /// SQLite itself compares the file's size with its header, but not while there is a log.
    private func refuseMissingPages() throws(StoreFailure) {
        let wanted = try pragma("PRAGMA page_count")
        let pageSize = try pragma("PRAGMA page_size")
        let inFile = (Files.size(path) ?? 0) / pageSize
        // A log is a header of 32 bytes and frames: 24 bytes and a page.
        let inLog = ((Files.size(path + "-wal") ?? 0) - 32) / (24 + pageSize)
        guard inFile + max(inLog, 0) >= wanted else {
            throw .broken(path, "\(wanted) pages belong to it and \(inFile) are there: it was cut off")
        }
    }

    /// A bent letter in the description of a table would show only when the table is used.
    private func refuseBentSchema() throws(StoreFailure) {
        let version = try pragma("PRAGMA user_version")
        let model = try Database(path: ":memory:", mode: .create)
        try Schema.migrate(model, from: 0, to: max(0, version))
        guard try tables() == model.tables() else {
            throw .broken(path, "its tables are not those of version \(version)")
        }
    }

    private func tables() throws(StoreFailure) -> [String] {
        try all("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_master ORDER BY 1")
        {
            row throws(StoreFailure) in row.text(0)
        }
    }

    /// Also whether each index says what its table says: a bent name in a table is found by that.
    private func refuseBentPages() throws(StoreFailure) {
        let found = try first("PRAGMA integrity_check(1)") { row throws(StoreFailure) in row.text(0) }
        guard found == "ok" else { throw .broken(path, found ?? "the check says nothing") }
    }

    private func refuseBentTail(_ chain: HashChain, last count: Int) throws(StoreFailure) {
        if let fault = try tailFault(chain, last: count) { throw .broken(path, "\(fault)") }
    }

    /// The first fault among the last so many events.
    func tailFault(_ chain: HashChain, last count: Int) throws(StoreFailure) -> ChainFault? {
        var faults: [ChainFault] = []
        let head = try pragma("SELECT ifnull(max(seq), 0) FROM events")
        let before = try first("SELECT seq, hash FROM events WHERE seq = ?", head - count) {
            row throws(StoreFailure) in Digest(row.bytes(1)).map { (seq: row.int(0), hash: $0) }
        }
        var check = ChainCheck(chain, after: before.flatMap { $0 })
        try each(
            """
            SELECT seq, incident, at, kind, version, salt, payload, payload_hash, hash FROM events
            WHERE seq > ? ORDER BY seq
            """, before == nil ? 0 : head - count
        ) { row throws(StoreFailure) in check.check(row) { faults.append($0) } }
        check.finish { faults.append($0) }
        return faults.first
    }
}

extension Database {
    /// Lets a reader use this program's statements on a file of an older schema, which it may not bring forward: a
    /// view of the connection's own stands in the place of the table.
    func readAsCurrent() throws(StoreFailure) {
        guard try pragma("PRAGMA user_version") == 1 else { return }
        try execute("CREATE TEMP VIEW events AS SELECT *, NULL AS residue FROM main.events")
    }
}
