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

    /// So many groups are answered before one is committed where `commit` is left out.
    static let uncommittedGroups = 2

    /// Whether the transaction stays open: only where that safeguard is left out.
    var putsOffCommit: Bool {
        guard options.omits == .commit else { return false }
        groupsSinceCommit += 1
        if groupsSinceCommit < Self.uncommittedGroups { return true }
        groupsSinceCommit = 0
        return false
    }

    /// Gives a group up that was answered already: only where that safeguard is left out.
    func forgetQuietly() {
        // Losing the error too is the point: nobody hears that the group was not kept.
        if database.isInTransaction { try? database.execute("ROLLBACK") }
        counters.removeAll(keepingCapacity: true)
    }
}
