import Glibc

/// A second connection that only reads, beside the writer's: for HTTP readers and backups.
///
/// Sendable because its connection is used under its lock alone. A pthread mutex, because the thread sanitizer does
/// not understand `Synchronization.Mutex`.
package final class StoreReader: StoreReading, @unchecked Sendable {
    private let database: Database
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    /// The store in this directory must be open, or have been closed properly.
    package init(directory: String) throws(StoreFailure) {
        let path = Store.path(in: directory)
        guard Files.size(path) != nil else {
            throw StoreFailure(.io, "\(path): there is no store here. Start sitrep run with this directory first.")
        }
        database = try Database(path: path, mode: .readOnly)
        try database.refuseForeignVersion()
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
