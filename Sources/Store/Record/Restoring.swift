import Incidents

/// Puts a backup in the place of a store. Whoever is killed in the middle leaves the old store or the new one, whole.
///
/// 1. The backup is checked, page by page and event by event, before anything is touched.
/// 2. The directory is locked; a store that is there stays unless it may be replaced.
/// 3. A whole copy is made beside it, with what changes by being restored (see `adjust`).
/// 4. The old store's log is folded into its file, and the file gets a second name, under which it stays.
/// 5. One rename puts the copy in its place.
package struct Restoring {
    /// Where a kill is interesting; tests stop there.
    enum Step: CaseIterable { case checked, copied, folded, linked, cleared, placed }

    let file: String
    let directory: String
    let mayReplace: Bool
    let now: Instant

    package init(file: String, directory: String, mayReplace: Bool, now: Instant) {
        self.file = file
        self.directory = directory
        self.mayReplace = mayReplace
        self.now = now
    }

    package struct Report: Sendable {
        package var check = RecordCheck()
        /// When the last event of the backup happened.
        package var lastAt: Instant?
        /// The old store under its new name.
        package var keptAs: String?
        /// Posts that waited in the backup: looked up before they are sent, or not sent any more.
        package var lookedUp = 0
        package var dropped = 0
        /// Sessions that stood in the backup.
        package var signedOut = 0
        /// Not over.
        package var open: [Incident] = []
    }

    /// What waited longer than this before the restore is not said any more.
    static let freshness = Duration.hours(1)

    package func run() throws(StoreFailure) -> Report { try run { _ throws(StoreFailure) in } }

    func run(_ reached: (Step) throws(StoreFailure) -> Void) throws(StoreFailure) -> Report {
        let path = Store.path(in: directory)
        guard !Files.isSame(file, path) else {
            throw StoreFailure(.refused, "\(file) is the store itself. Name the backup.")
        }
        guard !Files.begins(file, with: UInt8(ascii: "{")) else {
            throw StoreFailure(
                .refused,
                "\(file) is an exported record, not a backup. Take it into an empty store: "
                    + "sitrep import record \(file) --data \(directory)")
        }
        var report = Report()
        let backup = try StoreReader(file: file)
        report.check = try Restoring.check(backup, file)
        try reached(.checked)
        try Files.makeDirectory(directory)
        _ = try DirectoryGuard.shut(directory)
        let lock = try StoreLock(directory: directory)
        defer { withExtendedLifetime(lock) {} }
        Restoring.dropSecondNames(of: path)
        let isThere = Files.size(path) != nil || (Files.size(path + "-wal") ?? 0) > 0
        guard !isThere || mayReplace else {
            throw StoreFailure(
                .refused,
                "\(directory) holds a store already. To put the backup in its place and keep the old one "
                    + "beside it, add --replace.")
        }
        let draft = path + ".restoring"
        Files.removeDatabase(draft)
        try Files.makeEmpty(draft)
        try backup.read { database throws(StoreFailure) in try database.copy(to: draft) }
        try adjust(draft, &report)
        try reached(.copied)
        if isThere { report.keptAs = try setAside(path, reached) }
        // Before the store is there: whoever is killed between the two has lost nothing but links.
        var random = RandomWords()
        try LinkKey.write(try LinkKey.fresh(&random), in: directory)
        try Files.rename(draft, to: path)
        try reached(.placed)
        let restored = try StoreReader(directory: directory)
        report.open = try restored.liveIncidents()
        if let end = report.check.end { report.lastAt = try restored.instant(of: end.seq) }
        return report
    }

    /// A backup that does not hold is not restored: what it would put in the place may be worse than what is there.
    package static func check(_ backup: StoreReader, _ file: String) throws(StoreFailure) -> RecordCheck {
        if let fault = try backup.integrityFault() {
            throw StoreFailure(.broken, "\(file): the backup is damaged: \(fault). Nothing was changed.")
        }
        let check = try backup.checkRecord()
        guard let first = check.faults.first else { return check }
        throw StoreFailure(
            .broken,
            "\(file): the backup does not hold: \(first)\(check.faults.count > 1 ? ", and more" : ""). "
                + "Nothing was changed. sitrep verify \(file) names all of it.")
    }

    /// What a restored store does otherwise than the one that was backed up.
    ///
    /// What was waiting then has most probably been sent since. Rows of the last hour are marked as in doubt: the
    /// services are asked before anything is posted. Older ones end. And numbers of events behind the backup's end
    /// belong to a new epoch (`Epoch`). Nobody is signed in: sessions that were ended since, and links that were used, would
    /// be good again.
    private func adjust(_ draft: String, _ report: inout Report) throws(StoreFailure) {
        let database = try Database(path: draft, mode: .readWrite)
        try database.execute("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; BEGIN IMMEDIATE;")
        try database.run(
            """
            UPDATE outbox SET state = 2, settled_at = ?1, errand = NULL, why = 'restored from a backup'
            WHERE state = 0 AND (created_at < ?2 OR key LIKE 'probe/%')
            """, now, now - Restoring.freshness)
        report.dropped = database.changedCount
        try database.run("UPDATE outbox SET in_doubt = 1, next_attempt = ? WHERE state = 0", now)
        report.lookedUp = database.changedCount
        try database.run("DELETE FROM small_values WHERE key LIKE 'session/%'")
        report.signedOut = database.changedCount
        try database.run("DELETE FROM small_values WHERE key IN (?, 'web/address')", Store.keyOfBefore)
        var random = RandomWords()
        let name = try random.name()
        try database.run(
            """
            INSERT INTO small_values (key, value) VALUES (?1, ?2)
            ON CONFLICT (key) DO UPDATE SET value = value || ',' || excluded.value
            """, Store.epochsKey, "\(report.check.end?.seq ?? 0):\(name)")
        try database.execute("COMMIT")
        database.close()
    }

    /// The old store under a second name; its own name stays until the new one takes it.
    private func setAside(
        _ path: String, _ reached: (Step) throws(StoreFailure) -> Void
    ) throws(StoreFailure) -> String {
        let isFolded = try Restoring.fold(path)
        try reached(.folded)
        let clock = now.utc.date.filter(\.isNumber) + "T" + now.utc.clockWithSeconds.filter(\.isNumber) + "Z"
        let name = Restoring.freeName("\(path).before-restore-\(clock)")
        if Files.size(path) != nil { try Files.link(path, to: name) }
        // A damaged store cannot be folded: its log is kept with it.
        if !isFolded, Files.size(path + "-wal") != nil { try Files.link(path + "-wal", to: name + "-wal") }
        try Files.syncNames(beside: path)
        try reached(.linked)
        // Empty when it was folded, and never to be read as the new store's.
        Files.remove(path + "-wal")
        Files.remove(path + "-shm")
        try Files.syncNames(beside: path)
        try reached(.cleared)
        return name
    }

    /// True when the file alone is the whole store; false where it is damaged, and stays as it is.
    private static func fold(_ path: String) throws(StoreFailure) -> Bool {
        // SQLite throws the log of a file away that is no database.
        guard Files.isDatabase(path), let database = try? Database(path: path, mode: .readWrite) else { return false }
        let isDone = (try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)")) != nil
        // Its journal mode stays: a kill while that changes leaves a journal that no reader may roll back.
        database.close()
        guard isDone, (Files.size(path + "-wal") ?? 0) > 0 else { return isDone }
        throw StoreFailure(
            .io,
            "\(path): another program reads it, and its log cannot be folded in. Close that program (a backup, "
                + "sqlite3), then try again. Nothing was changed.")
    }

    private static func freeName(_ wanted: String) -> String {
        var name = wanted
        var count = 1
        while Files.size(name) != nil {
            count += 1
            name = "\(wanted)-\(count)"
        }
        return name
    }

    /// A restore that was killed before its rename leaves the store under two names, and the second one is no copy.
    static func dropSecondNames(of path: String) {
        for name in Files.names(in: path.parentDirectory) where name.hasPrefix("sitrep.db.before-restore-") {
            let second = path.parentDirectory + "/" + name
            guard Files.isSame(second, path) else { continue }
            Files.remove(second)
            Files.remove(second + "-wal")
        }
    }
}

extension StoreReading {
    /// When an event happened.
    package func instant(of seq: Int) throws(StoreFailure) -> Instant? {
        try read { database throws(StoreFailure) in
            try database.first("SELECT at FROM events WHERE seq = ?", seq) {
                row throws(StoreFailure) in row.instant(0)
            }
        }
    }
}
