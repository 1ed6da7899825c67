import Glibc

/// A second connection that only reads, beside the writer's: for HTTP readers and backups.
///
/// Sendable because its connection is used under its lock alone. A pthread mutex, because the thread sanitizer does
/// not understand `Synchronization.Mutex`.
package final class StoreReader: StoreReading, @unchecked Sendable {
    private let database: Database
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    /// The store in this directory must be open, or have been closed properly.
    package convenience init(directory: String) throws(StoreFailure) {
        try self.init(file: Store.path(in: directory))
    }

    /// A store's file, wherever it lies: a backup.
    package init(file path: String) throws(StoreFailure) {
        guard Files.size(path) != nil else {
            throw StoreFailure(.io, "\(path): there is no store here. Start sitrep run with this directory first.")
        }
        database = try Database(path: path, mode: .readOnly)
        try database.refuseForeignVersion()
        try database.readAsCurrent()
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    package func read<Result>(
        _ body: (Database) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(database)
    }
}

extension StoreReader {
    /// Bytes of the file, without its log.
    package func fileSize() throws(StoreFailure) -> Int {
        try read { database throws(StoreFailure) in
            try database.pragma("PRAGMA page_count") * (try database.pragma("PRAGMA page_size"))
        }
    }
}
