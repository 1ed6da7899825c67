import CSQLite
import Incidents

/// The one file in which everything is kept: events, incidents, inbox, outbox, local rooms.
///
/// One thread owns it: its user confines it. A group of requests is one transaction: `begin`, writes, `commit`. What
/// is written outside of a group is a group of its own.
package final class Store: StoreReading {
    package struct Options: Sendable {
        /// After so many pages of 4 KiB the log is folded into the file, by the commit that crosses the line.
        package var checkpointPages: Int
        /// For rehearsals and tests of others: nothing is synced, identity and salts are always the same, so that the
        /// same events give the same hashes. Never for real data.
        package var isRehearsal: Bool
        /// Nil but in debug builds that prove the tests.
        package var omits: Omission?
        package init(checkpointPages: Int = 2000, isRehearsal: Bool = false) {
            self.checkpointPages = checkpointPages
            self.isRehearsal = isRehearsal
        }
    }

    /// Random, made once with the store: two stores never use the same deduplication keys.
    package let identity: String
    /// One for each time it was restored from a backup, in order.
    package let epochs: [Epoch]
    let database: Database
    let chain: HashChain
    let writer = JSONWriter()
    let options: Options
    var random = RandomWords()
    var last: (seq: Int, hash: Digest)
    /// Where `rollback` goes back to.
    var lastCommitted: (seq: Int, hash: Digest)
    /// The rooms that this group has written to.
    var counters: [String: RoomCounter] = [:]
    /// What was read last: see `seal`.
    var linkKey: LinkKey.Known?
    /// What was found open to others and has been shut, a sentence each.
    package let mended: [String]
    private var lock: StoreLock?

    package init(directory: String, options: Options = .init()) throws(StoreFailure) {
        try Files.makeDirectory(directory)
        mended = try DirectoryGuard.shut(directory)
        let lock = try StoreLock(directory: directory)
        let path = Store.path(in: directory)
        Restoring.dropSecondNames(of: path)
        try Store.makeIfMissing(path, isRehearsal: options.isRehearsal)
        chain = try HashChain()
        database = try Store.open(path, chain, options)
        let head = try database.first("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1") {
            row throws(StoreFailure) in (seq: row.int(0), hash: Digest(row.bytes(1)) ?? .zero)
        }
        last = head ?? (0, .zero)
        lastCommitted = last
        let named = try database.first("SELECT value FROM small_values WHERE key = 'identity'") {
            row throws(StoreFailure) in row.text(0)
        }
        // Another one would make other deduplication keys: what has left would be sent again.
        guard let named, !named.isEmpty else { throw .broken(path, "it does not say which store it is") }
        identity = named
        epochs = Store.epochs(
            from: try database.first("SELECT value FROM small_values WHERE key = ?", Store.epochsKey) {
                row throws(StoreFailure) in row.text(0)
            })
        self.options = options
        self.lock = lock
    }

    package static func path(in directory: String) -> String { directory + "/sitrep.db" }

    /// The last event's place in the chain; what is not yet committed counts. `hash` is posted at an incident's close.
    package var head: (seq: Int, hash: [UInt8]) { (last.seq, last.hash.withBytes { Array($0) }) }

    package func read<Result>(
        _ body: (Database) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result { try body(database) }

    /// Gives up what is not committed, folds the log into the file and lets go of the directory. Nothing else works
    /// afterwards.
    package func close() {
        rollback()
        // Where it fails the log simply stays beside the file, complete.
        try? database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        lock = nil
    }
}
