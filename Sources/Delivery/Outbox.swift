import Incidents

/// Which errands may start now. A plain value: the ledger asks it, the daemon only obeys.
///
/// 1. A lane has one errand under way; within it lower priority numbers go first, then the older row.
/// 2. A row waits until its next attempt; a blocked row (its room is not open yet) lets nothing of its lane pass.
/// 3. Waiting nags of one incident and rule become the last one; so do waiting edits of one message.
package struct Outbox: Sendable {
    fileprivate struct Waiting {
        var row: OutboxRow
        var order: Int
    }
    fileprivate struct Lane {
        var waiting: [Waiting] = []
        var isBusy = false
        /// Its head waits for a room to be opened; no clock ends that, only the next look.
        var isBlocked = false
        /// No post into this lane before that: the room's budget.
        var notBefore = Instant.distantPast
    }

    private var lanes: [String: Lane] = [:]
    private var order = 0
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }

    /// Takes a row in. Gives back the keys of waiting rows that it makes needless.
    package mutating func add(_ row: OutboxRow) -> [String] {
        order += 1
        var needless: [String] = []
        var lane = lanes[row.lane] ?? Lane()
        lane.waiting.removeAll { waiting in
            guard row.makesNeedless(waiting.row) else { return false }
            needless.append(waiting.row.key)
            return true
        }
        lane.waiting.append(Waiting(row: row, order: order))
        lane.isBlocked = false
        lanes[row.lane] = lane
        count += 1 - needless.count
        return needless
    }

    /// Rows to start now; each lane that gives one is busy until `finished`.
    package mutating func start(at now: Instant, isBlocked: (OutboxRow) -> Bool) -> [OutboxRow] {
        guard count > 0 else { return [] }
        var started: [(row: OutboxRow, order: Int)] = []
        for (name, lane) in lanes where !lane.isBusy && lane.notBefore <= now {
            guard let index = lane.next(at: now) else { continue }
            let isBlocked = isBlocked(lane.waiting[index].row)
            lanes[name]?.isBlocked = isBlocked
            guard !isBlocked else { continue }
            let waiting = lane.waiting[index]
            lanes[name]?.waiting.remove(at: index)
            lanes[name]?.isBusy = true
            started.append((waiting.row, waiting.order))
        }
        count -= started.count
        return started.sorted { ($0.row.priority, $0.order) < ($1.row.priority, $1.order) }.map(\.row)
    }

    /// The lane is free again; `rest` is how long the room wants to be left alone.
    package mutating func finished(_ row: OutboxRow, at now: Instant, rest: Duration = .zero) {
        lanes[row.lane]?.isBusy = false
        lanes[row.lane]?.notBefore = now + rest
        if lanes[row.lane]?.waiting.isEmpty == true, rest == .zero { lanes[row.lane] = nil }
    }

    /// It goes back to the head of its lane, to be tried again at `row.nextAttempt`.
    package mutating func postpone(_ row: OutboxRow, at now: Instant) {
        lanes[row.lane, default: Lane()].isBusy = false
        lanes[row.lane, default: Lane()].waiting.insert(Waiting(row: row, order: 0), at: 0)
        count += 1
    }

    /// Rows that have not left yet, lane by lane in their order.
    package func waiting(where isWanted: (OutboxRow) -> Bool) -> [[OutboxRow]] {
        lanes.values.map { lane in lane.waiting.sorted { $0.order < $1.order }.map(\.row).filter(isWanted) }
            .filter { !$0.isEmpty }
            .sorted { ($0[0].createdAt, $0[0].key) < ($1[0].createdAt, $1[0].key) }
    }

    /// Others have taken their place.
    package mutating func remove(_ keys: Set<String>) {
        for name in lanes.keys {
            let before = lanes[name]?.waiting.count ?? 0
            lanes[name]?.waiting.removeAll { keys.contains($0.row.key) }
            count -= before - (lanes[name]?.waiting.count ?? 0)
        }
    }

    /// Whatever waits for its retry is tried now: the service is back.
    package mutating func wake(at now: Instant, where isMeant: (OutboxRow) -> Bool) {
        for name in lanes.keys {
            for index in lanes[name]?.waiting.indices ?? 0..<0 {
                guard let waiting = lanes[name]?.waiting[index], waiting.row.nextAttempt > now, isMeant(waiting.row)
                else { continue }
                lanes[name]?.waiting[index].row.nextAttempt = now
            }
        }
    }

    /// When `start` has to be asked again.
    package var nextWake: Instant? {
        lanes.values.compactMap { lane in
            // Only its head counts: what waits behind a retry is no reason to wake, or the caller would spin until then.
            guard !lane.isBusy, !lane.isBlocked, let head = lane.head else { return nil }
            return max(lane.waiting[head].row.nextAttempt, lane.notBefore)
        }.min()
    }
}

extension Outbox.Lane {
    /// The row to go next, if its time has come. A head that waits for its retry holds back its equals, so that order
    /// is kept; a more urgent one overtakes it.
    fileprivate func next(at now: Instant) -> Int? {
        guard let head, waiting[head].row.nextAttempt <= now else { return nil }
        return head
    }

    fileprivate var head: Int? {
        waiting.indices.min { left, right in
            (waiting[left].row.priority, waiting[left].order) < (waiting[right].row.priority, waiting[right].order)
        }
    }
}

extension OutboxRow {
    /// The later of two waiting rows says it all.
    fileprivate func makesNeedless(_ earlier: OutboxRow) -> Bool {
        if case .dress(let place, let new) = errand, case .dress(place, let old) = earlier.errand {
            return new.ending == nil && old.ending == nil && old.bookmark == nil
        }
        guard case .say(let new) = errand, case .say(let old) = earlier.errand else { return false }
        if priority == .nag, earlier.priority == .nag {
            return reason != nil && reason?.incident == earlier.reason?.incident && reason?.rule == earlier.reason?.rule
        }
        return new.kind == .progress && old.kind == .progress && new.replaces == old.replaces && new.replaces != nil
    }
}
