// The payloads of sync meetings. Times were resolved when they were said; lengths are in milliseconds.

/// A meeting is announced; the one that was announced before is no more.
package struct SyncPlanned: Hashable, Sendable, Codable {
    package var at: Instant
    package var goal: String?
    private var everyMilliseconds: Int64?
    package init(at: Instant, every: Duration? = nil, goal: String? = nil) {
        self.at = at
        self.goal = goal
        everyMilliseconds = every?.milliseconds
    }
    private enum CodingKeys: String, CodingKey {
        case at, goal
        case everyMilliseconds = "every"
    }
    /// It comes again each so long.
    package var every: Duration? { everyMilliseconds.map { .milliseconds($0) } }
}

/// A meeting is over.
package struct SyncHeld: Hashable, Sendable, Codable {
    /// The one after it; nil where none is planned.
    package var next: SyncPlanned?
    package init(next: SyncPlanned? = nil) { self.next = next }
    private enum CodingKeys: String, CodingKey { case next }
}

package struct SyncCancelled: Hashable, Sendable, Codable {
    /// When it was to be.
    package var at: Instant
    package init(at: Instant) { self.at = at }
    private enum CodingKeys: String, CodingKey { case at }
}
