extension StoreReading {
    /// Small values whose key matches a pattern of LIKE.
    package func values(like pattern: String) throws(StoreFailure) -> [(key: String, value: String)] {
        try read { database throws(StoreFailure) in
            try database.all("SELECT key, value FROM small_values WHERE key LIKE ? ORDER BY key", pattern) {
                row throws(StoreFailure) in (key: row.text(0), value: row.text(1))
            }
        }
    }
}

extension Store {
    package func forgetValue(_ key: String) throws(StoreFailure) {
        try database.run("DELETE FROM small_values WHERE key = ?", key)
    }

    /// Writes a value anew where there is one under this key; what was taken away does not come back.
    package func replaceValue(_ key: String, _ value: String) throws(StoreFailure) {
        try database.run("UPDATE small_values SET value = ?2 WHERE key = ?1", key, value)
    }

    /// Several writes as one, outside of the ledger's groups.
    package func together<Result>(_ body: () throws(StoreFailure) -> Result) throws(StoreFailure) -> Result {
        try group(body)
    }
}
