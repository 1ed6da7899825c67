import Incidents

/// Which failures have been told lately: the same one again is no news.
struct FailureMemory {
    private static let lasting = Duration.hours(1)
    private static let most = 100
    private var told: [String: Instant] = [:]

    mutating func isNew(_ sentence: String, at now: Instant) -> Bool {
        // A clock that was set back makes it news again.
        if let before = told[sentence], before <= now, now - before < Self.lasting { return false }
        if told.count >= Self.most { told.removeAll() }
        told[sentence] = now
        return true
    }
}
