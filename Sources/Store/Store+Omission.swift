import Glibc

extension Store {
    /// A safeguard that a debug build leaves out, so that `scripts/prove` shows that it would notice.
    package enum Omission: String, Sendable {
        /// Groups are answered before they are committed.
        case commit
        /// A group that the disk refused is answered as if it had been kept.
        case refusal
        /// Nothing is synced.
        case sync
        /// The file is not looked at before it is used.
        case inspection
        /// The end of the event log is not checked against its chain.
        case chain
    }

    /// Commits what was answered before it was: only where that safeguard is left out. Whoever waited has heard by then,
    /// so that a kill at one of its writes takes away what was acknowledged.
    package func commitLate() throws(StoreFailure) {
        guard options.omits == .commit, database.isInTransaction else { return }
        usleep(20_000)
        try database.run("COMMIT")
        lastCommitted = last
    }

    /// Gives a group up that was answered already: only where that safeguard is left out.
    func forgetQuietly() {
        // Losing the error too is the point: nobody hears that the group was not kept.
        if database.isInTransaction { try? database.execute("ROLLBACK") }
        counters.removeAll(keepingCapacity: true)
    }
}
