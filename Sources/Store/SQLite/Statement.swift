import CSQLite
import Incidents

/// One prepared statement. What it hands out as bytes is valid until the next step or reset.
package final class Statement {
    private let handle: OpaquePointer
    private unowned let database: Database

    init(_ handle: OpaquePointer, of database: Database) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func bind<each Value: Bindable>(_ values: repeat each Value) throws(StoreFailure) {
        assert(sqlite3_stmt_busy(handle) == 0, "this statement still stands on a row")
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            let code = value.bind(to: handle, at: index)
            guard code == SQLITE_OK else { throw database.failure(code) }
        }
    }

    func step() throws(StoreFailure) -> Bool {
        let code = sqlite3_step(handle)
        guard code == SQLITE_ROW || code == SQLITE_DONE else { throw database.failure(code) }
        return code == SQLITE_ROW
    }

    /// It returns the error of the last step again, which was thrown then.
    func reset() { sqlite3_reset(handle) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
    func intIfAny(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }
    func bool(_ column: Int32) -> Bool { int(column) != 0 }
    func instant(_ column: Int32) -> Instant { Instant(milliseconds: sqlite3_column_int64(handle, column)) }
    func instantIfAny(_ column: Int32) -> Instant? { isNull(column) ? nil : instant(column) }
    func incident(_ column: Int32) -> IncidentID? { intIfAny(column).map { IncidentID($0) } }
    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
    func textIfAny(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    /// A row whose JSON is not what this program writes.
    func unreadable(_ row: String, _ error: any Error) -> StoreFailure {
        if let unknown = error as? UnknownFact { return StoreFailure(.broken, "\(database.path): \(unknown)") }
        return .broken(database.path, "\(row) cannot be read: \(error)")
    }

    /// Text or blob in place, empty where it is null.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }
}
