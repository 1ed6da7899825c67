import Incidents

/// What waits in one lane of the outbox, in the order in which it leaves.
struct Lane {
    struct Waiting {
        var row: OutboxRow
        /// Of its arrival; 0 for what failed, which goes before its equals.
        var order: Int

        /// Between lanes.
        func leavesBefore(_ other: Waiting) -> Bool {
            (row.priority, row.nextAttempt, order, row.createdAt, row.key)
                < (other.row.priority, other.row.nextAttempt, other.order, other.row.createdAt, other.row.key)
        }
    }

    /// Kept in the order of leaving: a lane may hold thousands, and is asked for its head all the time.
    private var waiting: [Waiting] = []
    var isBusy = false
    /// Its head waits for a room to be opened; no clock ends that, only the next look.
    var isBlocked = false
    /// Posts that may leave at once, as of the moment beside it; nil where nothing was counted yet.
    private(set) var credit: (posts: Double, at: Instant)?
    /// No post into this lane before that: the room's pace.
    private(set) var notBefore = Instant.distantPast

    var isEmpty: Bool { waiting.isEmpty }

    /// The row to go next. One that waits for its retry holds back its equals, so that order is kept; a more urgent one
    /// overtakes it.
    var head: Waiting? { waiting.first }

    /// When it may go at the earliest.
    var headDue: Instant? { waiting.isEmpty ? nil : max(waiting[0].row.nextAttempt, notBefore) }

    var inOrderOfArrival: [OutboxRow] { waiting.sorted { $0.order < $1.order }.map(\.row) }

    mutating func add(_ row: OutboxRow, _ order: Int) -> [String] {
        var needless: [String] = []
        if row.mayMakeNeedless {
            waiting.removeAll { waiting in
                guard row.makesNeedless(waiting.row) else { return false }
                needless.append(waiting.row.key)
                return true
            }
        }
        isBlocked = false
        insert(Waiting(row: row, order: order))
        return needless
    }

    mutating func putBack(_ row: OutboxRow) {
        isBusy = false
        insert(Waiting(row: row, order: 0))
    }

    mutating func takeHead() {
        waiting.removeFirst()
        isBusy = true
    }

    /// How many went.
    mutating func remove(_ keys: Set<String>) -> Int {
        let before = waiting.count
        waiting.removeAll { keys.contains($0.row.key) }
        return before - waiting.count
    }

    mutating func wake(at now: Instant, where isMeant: (OutboxRow) -> Bool) {
        for index in waiting.indices where waiting[index].row.nextAttempt > now && isMeant(waiting[index].row) {
            waiting[index].row.nextAttempt = now
        }
    }

    /// See `Outbox.setBack`.
    mutating func setBack(by: Duration, at now: Instant) {
        for index in waiting.indices { waiting[index].row.setBack(by: by, at: now) }
        notBefore = min(notBefore, now)
        if let counted = credit, counted.at > now { credit = (counted.posts, now) }
    }

    mutating func count(at now: Instant, _ pace: Pace) {
        let before = credit ?? (pace.burst, now)
        let passed = max(0, Double((now - before.at).milliseconds)) / 1000
        let left = min(pace.burst, before.posts + passed * pace.perSecond) - 1
        credit = (left, now)
        if left < 1 { notBefore = now + .milliseconds(Int64(((1 - left) / pace.perSecond * 1000).rounded(.up))) }
    }

    /// Behind its equals that have arrived before it; what failed goes before all of them.
    private mutating func insert(_ new: Waiting) {
        var low = 0
        var high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            let isBefore =
                (waiting[middle].row.priority, waiting[middle].order) < (new.row.priority, new.order)
            if isBefore { low = middle + 1 } else { high = middle }
        }
        waiting.insert(new, at: low)
    }
}

extension OutboxRow {
    /// As `Store.setBackOutbox` does.
    fileprivate mutating func setBack(by: Duration, at now: Instant) {
        if nextAttempt > now { nextAttempt = max(now, nextAttempt - by) }
        createdAt = min(createdAt, now)
        doubtedAt = doubtedAt.map { min($0, now) }
    }

    /// False where `makesNeedless` says no to every row: most are asked about none.
    fileprivate var mayMakeNeedless: Bool {
        switch errand {
        case .dress: true
        case .say(let saying): priority == .nag ? reason != nil : saying.kind == .progress && saying.replaces != nil
        case .openRoom, .invite, .remove, .page, .probe: false
        }
    }

    /// The later of two waiting rows says it all.
    fileprivate func makesNeedless(_ earlier: OutboxRow) -> Bool {
        if case .dress(let place, let new) = errand, case .dress(place, let old) = earlier.errand {
            return new.ending == nil && old.ending == nil && old.bookmark == nil
        }
        guard case .say(let new) = errand, case .say(let old) = earlier.errand else { return false }
        if priority == .nag, earlier.priority == .nag {
            guard let reason, let before = earlier.reason, reason.incident == before.incident else { return false }
            // Of several in one message none is lost with the one that is said again.
            return before.rules.isSubset(of: reason.rules)
        }
        return new.kind == .progress && old.kind == .progress && new.replaces == old.replaces && new.replaces != nil
    }
}
