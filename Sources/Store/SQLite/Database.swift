import CSQLite

/// One connection to a SQLite file, with its prepared statements. Used by one thread at a time.
package final class Database {
    enum Mode { case create, readWrite, readOnly }

    let path: String
    private var handle: OpaquePointer?
    /// By the address of the literal: a statement is prepared at its first use and lives as long as the connection.
    private var prepared: [UnsafePointer<UInt8>: Statement] = [:]

    init(path: String, mode: Mode) throws(StoreFailure) {
        self.path = path
        let access =
            switch mode {
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK else {
            let failed = failure(code)
            close()
            throw failed
        }
        // For a tool that looks into the file beside us; our own writer is alone.
        sqlite3_busy_timeout(handle, 2000)
        // A bent cell size or a schema that calls functions is found, not followed.
        try execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")
    }

    deinit { close() }

    func close() {
        prepared.removeAll()
        sqlite3_close_v2(handle)
        handle = nil
    }

    /// From now on closing folds no log into the file and removes none.
    func keepLog() { sitrep_keep_log(handle) }

    var connection: OpaquePointer {
        get throws(StoreFailure) {
            guard let handle else { throw StoreFailure(.io, "\(path): the store is closed already.") }
            return handle
        }
    }

    /// False after a group has ended, also where SQLite rolled it back by itself.
    var isInTransaction: Bool { handle.map { sqlite3_get_autocommit($0) == 0 } ?? false }

    /// Rows that the last insert, update or delete has touched.
    var changedCount: Int { handle.map { Int(sqlite3_changes($0)) } ?? 0 }

    func failure(_ code: Int32) -> StoreFailure {
        let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        return .sqlite(code, message, path: path)
    }

    func execute(_ sql: String) throws(StoreFailure) {
        let code = sqlite3_exec(try connection, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func statement(_ sql: StaticString) throws(StoreFailure) -> Statement {
        if let found = prepared[sql.utf8Start] { return found }
        var compiled: OpaquePointer?
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        let text = UnsafeRawPointer(sql.utf8Start).assumingMemoryBound(to: CChar.self)
        let code = sqlite3_prepare_v3(
            try connection, text, Int32(sql.utf8CodeUnitCount), flags, &compiled, nil)
        guard code == SQLITE_OK, let compiled else { throw failure(code) }
        let made = Statement(compiled, of: self)
        prepared[sql.utf8Start] = made
        return made
    }
}

// Three ways to use a statement. Each leaves it reset: a statement left standing on a row keeps the log from being
// folded into the file.
extension Database {
    func run<each Value: Bindable>(_ sql: StaticString, _ values: repeat each Value) throws(StoreFailure) {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(repeat each values)
        while try statement.step() {}
    }

    /// The first row, read by `read`.
    func first<Result, each Value: Bindable>(
        _ sql: StaticString, _ values: repeat each Value,
        read: (Statement) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result? {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(repeat each values)
        return try statement.step() ? try read(statement) : nil
    }

    /// Every row. `body` must not use the same statement again.
    func each<each Value: Bindable>(
        _ sql: StaticString, _ values: repeat each Value,
        body: (Statement) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(repeat each values)
        while try statement.step() { try body(statement) }
    }

    func all<Result, each Value: Bindable>(
        _ sql: StaticString, _ values: repeat each Value,
        read: (Statement) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> [Result] {
        var found: [Result] = []
        try each(sql, repeat each values) { (row: Statement) throws(StoreFailure) in found.append(try read(row)) }
        return found
    }
}
