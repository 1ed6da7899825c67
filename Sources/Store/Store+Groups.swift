import CSQLite

// One group of requests is one transaction, driven by the ledger.

extension Store {
    package func begin() throws(StoreFailure) {
        if options.omits == .commit, database.isInTransaction { return }
        try database.run("BEGIN IMMEDIATE")
    }

    /// False as well where SQLite has given the group up by itself, because the disk did not take it.
    package var isInGroup: Bool { database.isInTransaction }

    /// Returns once the group is on the disk. Where it throws, the group is rolled back already.
    package func commit() throws(StoreFailure) {
        do {
            try writeCounters()
            if options.omits == .commit { return }
            try database.run("COMMIT")
        } catch {
            guard options.omits != .refusal else { return forgetQuietly() }
            rollback()
            throw error
        }
        lastCommitted = last
    }

    /// Back to the last commit; harmless where there is nothing to give up.
    package func rollback() {
        // SQLite ends the transaction by itself where the disk is full or fails.
        if database.isInTransaction {
            // It fails only where the connection itself is gone, and then nothing was committed either.
            try? database.run("ROLLBACK")
        }
        last = lastCommitted
        counters.removeAll(keepingCapacity: true)
    }

    /// Several statements that belong together: part of the group that is open, or a group of their own.
    func group<Result>(_ body: () throws(StoreFailure) -> Result) throws(StoreFailure) -> Result {
        if database.isInTransaction { return try body() }
        try begin()
        let result: Result
        do { result = try body() } catch {
            rollback()
            throw error
        }
        try commit()
        return result
    }
}
